#pragma once

#include "engine/report/pieces.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace casus::cli {

/// Where a report goes: standard output, or a file that is replaced in one step.
class Output {
 public:
  /// An empty path or `-` is standard output. Throws UsageError where the file cannot be written,
  /// before any work is done.
  explicit Output(std::string path);

  [[nodiscard]] bool to_file() const { return !path_.empty(); }
  /// Writes the whole text: into a new file beside the target that then takes its place, so that
  /// nobody ever sees half of it, and the target stays as it was where writing fails. A target that
  /// is no regular file (a pipe, a device) is written to directly. Throws Fault where writing
  /// fails, NoReader where nobody reads standard output any more.
  void write(std::string_view text) const;
  void write(report::Pieces const& pieces) const;

 private:
  std::string path_;
};

/// Writes a file in one step, as `Output::write`. Throws UsageError where that is not possible.
void write_file(std::string const& path, std::string_view text);

/// Text for standard error as it is. That nobody takes it is no reason to fail: the report and the
/// exit status say what there is to say.
void print_aside(std::string_view text);

/// A line on standard error that the next text there takes the place of; what does not fit into the
/// terminal is cut off.
void print_passing(std::string_view line);
/// Takes away what `print_passing` left.
void erase_passing();

struct NamedText {
  std::string name;  ///< of the file, without a folder
  std::string text;
};

/// Writes files into a folder, which is made if need be. All names must be free before the first
/// file is written, so that a refusal leaves nothing behind; `force` replaces what is there. Throws
/// UsageError where a name is taken, in the folder or by two of the files, or where the folder
/// cannot be made.
void write_folder(std::string const& folder, std::vector<NamedText> const& files, bool force);

}  // namespace casus::cli
