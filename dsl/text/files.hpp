#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace casus::text {

/// A path as people and reports see it: a file name may hold any bytes, and those that are no UTF-8
/// are written `\xE9`, so that two names stay two and a report stays UTF-8.
[[nodiscard]] std::string shown_path(std::string_view path);

/// A file that is open for reading; `-` is standard input. Read are regular files, and what
/// the caller hands over as standard input or under `/dev/fd`. A pipe or a device that merely lies
/// in the file system is refused: it may keep its reader waiting for ever.
class InputFile {
 public:
  static constexpr int never = -1;

  /// Opens the file. Once the descriptor `wake` becomes readable, the file is at its end.
  explicit InputFile(std::string const& path, int wake = never);
  ~InputFile();
  InputFile(InputFile const&) = delete;
  InputFile& operator=(InputFile const&) = delete;

  /// Why the file cannot be read, or not to its end; nothing while all is well.
  [[nodiscard]] std::optional<std::string> const& problem() const { return problem_; }
  /// Whether reading ended because the descriptor `wake` became readable.
  [[nodiscard]] bool woken() const { return woken_; }

  /// Reads up to `size` bytes; 0 at the end, where there is a problem, and when woken.
  [[nodiscard]] std::size_t read(char* to, std::size_t size);

 private:
  void open(std::string const& path);
  [[nodiscard]] bool may_read();

  int descriptor_ = -1;
  int wake_;
  bool may_wait_ = true;
  bool woken_ = false;
  std::optional<std::string> problem_;
};

/// What a file holds, or why it cannot be read.
struct FileBytes {
  std::string bytes;
  std::optional<std::string> problem = std::nullopt;
};

/// Reads a file, never more of it than `bytes_max` + 1 bytes: the last one tells that it is longer.
[[nodiscard]] FileBytes read_file(std::string const& path, std::size_t bytes_max);

/// A path that cannot be read, and why.
struct Unreadable {
  std::string path;
  std::string why;
};

struct FilesBelow {
  std::vector<std::string> files;        ///< sorted by the bytes of their paths
  std::vector<Unreadable> unreadable{};  ///< folders, this one or others below it
};

/// Whether the name of a file has one of the endings (`.json`). The mark that Emacs leaves beside
/// a file while somebody edits it has the file's name, and is none.
[[nodiscard]] bool has_ending(std::string_view path, std::vector<std::string_view> const& endings);

/// Everything below a folder, but folders, whose name has one of the endings: a pipe or
/// a link that leads nowhere too, so that whoever reads it has to say what is wrong with it. Links
/// to folders are not followed.
[[nodiscard]] FilesBelow files_below(std::string const& folder,
                                     std::vector<std::string_view> const& endings);

}  // namespace casus::text
