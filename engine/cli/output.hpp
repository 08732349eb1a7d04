#pragma once

#include <string>
#include <string_view>

namespace casus::cli {

/// Where a report goes: standard output, or a file that is replaced in one step.
class Output {
 public:
  /// An empty path or `-` is standard output. Throws UsageError where the file cannot be written,
  /// before any work is done.
  explicit Output(std::string path);

  [[nodiscard]] bool to_file() const { return !path_.empty(); }
  /// Writes the whole text: into a new file beside the target that then takes its place, so that
  /// nobody ever sees half of it. A target that is no regular file (a pipe, a device) is written to
  /// directly. Throws Fault where writing fails.
  void write(std::string_view text) const;

 private:
  std::string path_;
};

/// Writes a file in one step, as `Output::write`. Throws UsageError where that is not possible.
void write_file(std::string const& path, std::string_view text);

}  // namespace casus::cli
