#include "dsl/text/files.hpp"

#include "dsl/text/utf8.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <filesystem>
#include <iterator>
#include <system_error>
#include <utility>

namespace casus::text {
namespace {

namespace fs = std::filesystem;

/// The words of a jurist for what happens every day, those of the system for the rest.
std::string reason(int error) {
  if (error == ENOENT) return "there is no such file";
  if (error == EISDIR) return "it is a folder";
  std::string words = std::generic_category().message(error);
  if (!words.empty() && words[0] >= 'A' && words[0] <= 'Z') {
    words[0] = static_cast<char>(words[0] - 'A' + 'a');
  }
  return words;
}

/// Whether the path names what this process was given, whatever that is.
bool is_handed_over(std::string_view path) {
  constexpr std::array<std::string_view, 2> folders{"/dev/fd/", "/proc/self/fd/"};
  return path == "/dev/stdin"
         || std::any_of(folders.begin(), folders.end(), [&](std::string_view folder) {
              return path.substr(0, folder.size()) == folder;
            });
}

/// Why a file of this sort is not read, or nothing.
std::optional<std::string> refusal(mode_t mode) {
  if (S_ISREG(mode)) return std::nullopt;
  if (S_ISDIR(mode)) return reason(EISDIR);
  return fmt::format("it is a {}, which may never end; hand it over as standard input",
                     S_ISFIFO(mode)   ? "pipe"
                     : S_ISSOCK(mode) ? "socket"
                                      : "device");
}

}  // namespace

std::string shown_path(std::string_view path) {
  std::string out;
  out.reserve(path.size());
  for (std::size_t at = 0; at < path.size();) {
    CodePoint const point = code_point_at(path, at);
    if (point.valid) {
      out += path.substr(at, point.size);
    } else {
      fmt::format_to(std::back_inserter(out), "\\x{:02X}", static_cast<unsigned char>(path[at]));
    }
    at += point.size;
  }
  return out;
}

InputFile::InputFile(std::string const& path, int wake) : wake_(wake) {
  if (path == "-") {
    descriptor_ = STDIN_FILENO;
  } else {
    open(path);
  }
}

InputFile::~InputFile() {
  if (descriptor_ > STDIN_FILENO) ::close(descriptor_);
}

void InputFile::open(std::string const& path) {
  bool const handed_over = is_handed_over(path);
  struct stat status {};
  // Opening a device may already do something to it: it is asked for its sort before, and once more
  // after, when another file can no longer take its place.
  if (::stat(path.c_str(), &status) != 0) {
    problem_ = reason(errno);
    return;
  }
  if (!handed_over) problem_ = refusal(status.st_mode);
  if (problem_) return;
  descriptor_ = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
  if (descriptor_ < 0 || ::fstat(descriptor_, &status) != 0) {
    problem_ = reason(errno);
    return;
  }
  may_wait_ = !S_ISREG(status.st_mode);
  problem_ = handed_over && !S_ISDIR(status.st_mode) ? std::nullopt : refusal(status.st_mode);
  int const flags = ::fcntl(descriptor_, F_GETFL);
  if (flags >= 0) ::fcntl(descriptor_, F_SETFL, flags & ~O_NONBLOCK);
}

/// Waits until there is something to read, or until woken: also where whoever shares a pipe has
/// told it not to wait.
bool InputFile::may_read() {
  if (!may_wait_) return true;
  std::array<pollfd, 2> both{{{descriptor_, POLLIN, 0}, {wake_, POLLIN, 0}}};
  while (::poll(both.data(), both.size(), -1) < 0) {
    if (errno != EINTR) return true;
  }
  woken_ = both[1].revents != 0;
  return !woken_;
}

std::size_t InputFile::read(char* to, std::size_t size) {
  if (problem_ || woken_ || !may_read()) return 0;
  ssize_t got = ::read(descriptor_, to, size);
  while (got < 0 && (errno == EINTR || errno == EAGAIN)) {
    // Somebody else may have taken what there was.
    if (!may_read()) return 0;
    got = ::read(descriptor_, to, size);
  }
  if (got < 0) problem_ = reason(errno);
  return got < 0 ? 0 : static_cast<std::size_t>(got);
}

FileBytes read_file(std::string const& path, std::size_t bytes_max) {
  constexpr std::size_t step = std::size_t{1} << 16U;
  InputFile file(path);
  FileBytes out;
  while (out.bytes.size() <= bytes_max) {
    std::size_t const before = out.bytes.size();
    std::size_t const wanted = std::min(step, bytes_max + 1 - before);
    out.bytes.resize(before + wanted);
    std::size_t const got = file.read(out.bytes.data() + before, wanted);
    out.bytes.resize(before + got);
    if (got == 0) break;
  }
  out.problem = file.problem();
  return out;
}

bool has_ending(std::string_view path, std::vector<std::string_view> const& endings) {
  std::string_view const name = path.substr(path.find_last_of('/') + 1);
  return name.substr(0, 2) != ".#"
         && std::any_of(endings.begin(), endings.end(), [&](std::string_view ending) {
              return name.size() > ending.size()
                     && name.substr(name.size() - ending.size()) == ending;
            });
}

FilesBelow files_below(std::string const& folder, std::vector<std::string_view> const& endings) {
  FilesBelow out;
  // A loop instead of recursion: how deep folders lie is the affair of whoever made them.
  std::vector<fs::path> waiting{folder};
  while (!waiting.empty()) {
    fs::path const at = std::move(waiting.back());
    waiting.pop_back();
    std::error_code fault;
    fs::directory_iterator entry(at, fault);
    for (; !fault && entry != fs::directory_iterator{}; entry.increment(fault)) {
      std::error_code ignored;  // whatever cannot be told of an entry is told when it is read
      bool const is_link = entry->is_symlink(ignored);
      if (!is_link && entry->is_directory(ignored)) {
        waiting.push_back(entry->path());
      } else if (has_ending(entry->path().native(), endings)
                 && !(is_link && entry->is_directory(ignored))) {
        out.files.push_back(entry->path().native());
      }
    }
    if (fault) out.unreadable.push_back({at.native(), reason(fault.value())});
  }
  std::sort(out.files.begin(), out.files.end());
  std::sort(out.unreadable.begin(), out.unreadable.end(),
            [](Unreadable const& a, Unreadable const& b) { return a.path < b.path; });
  return out;
}

}  // namespace casus::text
