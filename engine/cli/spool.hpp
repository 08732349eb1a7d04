#pragma once

#include "engine/report/pieces.hpp"

#include <cstddef>
#include <cstdio>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace casus::cli {

/// Pieces of a text that wait until it is known what stands before them: a report tells first what
/// could not be read. Long ones are kept in a file without a name in the folder for temporary
/// files, so that memory does not grow with the number of cases.
class Spool {
 public:
  static constexpr std::size_t in_memory_max = std::size_t{4} << 20U;

  explicit Spool(std::size_t in_memory = in_memory_max) : in_memory_(in_memory) {}

  /// Throws Fault where the folder for temporary files does not take it.
  void add(std::string_view piece);
  /// Gives all that was added piece by piece, in order; again and again, if need be.
  void copy_to(report::Sink const& sink);

 private:
  struct Closer {
    void operator()(std::FILE* file) const { static_cast<void>(std::fclose(file)); }
  };

  void move_to_file();
  void append(std::string_view text);

  std::size_t in_memory_;
  std::vector<std::size_t> sizes_;  ///< of the pieces
  std::string text_;                ///< all of them, while there is no file
  std::unique_ptr<std::FILE, Closer> file_;
};

}  // namespace casus::cli
