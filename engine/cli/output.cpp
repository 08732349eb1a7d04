#include "engine/cli/output.hpp"

#include "engine/cli/descriptor.hpp"
#include "engine/cli/session.hpp"
#include "engine/cli/undisturbed.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <pthread.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <csignal>
#include <cstring>
#include <filesystem>
#include <mutex>
#include <optional>
#include <set>
#include <utility>

namespace casus::cli {
namespace {

namespace fs = std::filesystem;

/// To the first column, and clear what stands there.
constexpr std::string_view erase = "\r\x1b[K";
/// Whether standard error shows a line that is to be taken away.
/// Of standard error, where a line that passes may be drawn beside what stays.
std::mutex drawing;
bool passing = false;

/// Whoever shares a pipe may have told it not to wait, which is no reason for us not to.
bool wait_for_room(int descriptor) {
  pollfd one{descriptor, POLLOUT, 0};
  return ::poll(&one, 1, -1) > 0 || errno == EINTR;
}

bool write_all(int descriptor, std::string_view text) {
  while (!text.empty()) {
    ssize_t const written = ::write(descriptor, text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0 && errno == EAGAIN && wait_for_room(descriptor)) continue;
    if (written <= 0) return false;
    text.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

[[noreturn]] void refuse(std::string const& path, int reason) {
  throw UsageError(fmt::format("`{}` cannot be written: {}", path, std::strerror(reason)));
}

[[noreturn]] void fail(std::string const& path, int reason) {
  std::string const target = path.empty() ? "to standard output" : fmt::format("`{}`", path);
  throw Fault(fmt::format("writing {} failed: {}", target, std::strerror(reason)));
}

/// What a path under `/dev` stands for among the descriptors of this process. Such a name leads to
/// whatever file the descriptor has, which is to be added to and never to be replaced.
std::optional<int> handed_over(std::string const& path) {
  if (path == "/dev/stdout") return STDOUT_FILENO;
  if (path == "/dev/stderr") return STDERR_FILENO;
  for (std::string_view const folder : {"/dev/fd/", "/proc/self/fd/"}) {
    int number = 0;
    char const* const end = path.data() + path.size();
    if (path.compare(0, folder.size(), folder) != 0) continue;
    auto const [stop, failed] = std::from_chars(path.data() + folder.size(), end, number);
    if (failed == std::errc() && stop == end) return number;
  }
  return std::nullopt;
}

/// A link keeps pointing where it points; its target is what is replaced, or made.
std::string resolved(std::string const& path) {
  constexpr int links_max = 40;
  fs::path target = path;
  for (int links = 0; links < links_max; ++links) {
    std::error_code failed;
    if (fs::symlink_status(target, failed).type() != fs::file_type::symlink) {
      return target.string();
    }
    fs::path const next = fs::read_symlink(target, failed);
    if (failed) refuse(path, failed.value());
    target = target.parent_path() / next;
  }
  refuse(path, ELOOP);
}

bool is_special(std::string const& path) {
  std::error_code failed;
  fs::file_status const status = fs::status(path, failed);
  return !failed && fs::exists(status) && !fs::is_regular_file(status);
}

/// Gives a new file what the one to be replaced has, or what a new one would get.
bool take_over_rights(int descriptor, std::string const& path) {
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0) {
    mode_t const mask = ::umask(0);
    ::umask(mask);
    return ::fchmod(descriptor, 0666U & ~mask) == 0;
  }
  // Only root may give a file away; for others the new one is theirs, as with an editor.
  static_cast<void>(::fchown(descriptor, status.st_uid, status.st_gid) == 0);
  return ::fchmod(descriptor, status.st_mode & 0777U) == 0;
}

/// A new file beside `path`; its name goes to `name`.
int make_beside(std::string const& path, std::string& name) {
  fs::path const target(path);
  // A long name would leave no room for an ending.
  constexpr std::size_t kept = 100;
  std::string const stem = target.filename().string().substr(0, kept);
  name = (target.parent_path() / ("." + stem + ".XXXXXX")).string();
  return ::mkstemp(name.data());
}

/// Ends the writing of a file from within `pieces`.
struct Stopped {
  int reason;
};

/// Writes all pieces; 0, or the reason for which writing failed.
int write_pieces(int descriptor, report::Pieces const& pieces) {
  try {
    pieces([&](std::string_view piece) {
      if (!write_all(descriptor, piece)) throw Stopped{errno};
    });
    return 0;
  } catch (Stopped const& stopped) { return stopped.reason; }
}

void replace(std::string const& path, report::Pieces const& pieces) {
  Undisturbed const undisturbed;
  std::string name;
  Descriptor file(make_beside(path, name));
  if (file.get() < 0) refuse(path, errno);
  int reason = 0;
  try {
    reason = write_pieces(file.get(), pieces);
  } catch (...) {
    ::unlink(name.c_str());
    throw;
  }
  if (reason == 0
      && (!take_over_rights(file.get(), path) || !file.close()
          || ::rename(name.c_str(), path.c_str()) != 0)) {
    reason = errno;
  }
  if (reason == 0) return;
  ::unlink(name.c_str());
  fail(path, reason);
}

void write_directly(std::string const& path, int descriptor, report::Pieces const& pieces) {
  int const reason = write_pieces(descriptor, pieces);
  if (reason == EPIPE) throw NoReader{};
  if (reason != 0) fail(path, reason);
}

void write_to(std::string const& path, report::Pieces const& pieces) {
  if (std::optional<int> const descriptor = handed_over(path)) {
    write_directly(path, *descriptor, pieces);
    return;
  }
  if (!is_special(path)) {
    replace(resolved(path), pieces);
    return;
  }
  Descriptor file(::open(path.c_str(), O_WRONLY | O_CLOEXEC));
  if (file.get() < 0) refuse(path, errno);
  write_directly(path, file.get(), pieces);
  if (!file.close()) fail(path, errno);
}

}  // namespace

Output::Output(std::string path) : path_(path == "-" ? "" : std::move(path)) {
  if (path_.empty() || handed_over(path_)) return;
  std::error_code failed;
  if (fs::is_directory(path_, failed)) refuse(path_, EISDIR);
  std::string const target = is_special(path_) ? path_ : resolved(path_);
  // A file that is protected from writing is meant to stay, though its folder would let it go.
  if (fs::exists(target, failed) && ::access(target.c_str(), W_OK) != 0) refuse(path_, errno);
  if (is_special(path_)) return;
  std::string name;
  Descriptor const probe(make_beside(target, name));
  if (probe.get() < 0) refuse(path_, errno);
  ::unlink(name.c_str());
}

void Output::write(std::string_view text) const {
  write([&](report::Sink const& sink) { sink(text); });
}

void Output::write(report::Pieces const& pieces) const {
  if (path_.empty()) {
    write_directly("", STDOUT_FILENO, pieces);
  } else {
    write_to(path_, pieces);
  }
}

void write_file(std::string const& path, std::string_view text) {
  write_to(path, [&](report::Sink const& sink) { sink(text); });
}

namespace {

void erase_drawn() {
  if (std::exchange(passing, false)) static_cast<void>(write_all(STDERR_FILENO, erase));
}

}  // namespace

void print_aside(std::string_view text) {
  std::lock_guard<std::mutex> const lock(drawing);
  erase_drawn();
  static_cast<void>(write_all(STDERR_FILENO, text));
}

void print_passing(std::string_view line) {
  constexpr std::size_t columns_elsewhere = 80;
  winsize size{};
  bool const known = ::ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0;
  std::size_t const columns = known ? size.ws_col : columns_elsewhere;
  // A line that reaches the last column may wrap, and could not be taken back.
  std::string_view const shown = line.substr(0, columns - 1);
  std::lock_guard<std::mutex> const lock(drawing);
  passing = true;
  static_cast<void>(write_all(STDERR_FILENO, fmt::format("{}{}", erase, shown)));
}

void erase_passing() {
  std::lock_guard<std::mutex> const lock(drawing);
  erase_drawn();
}

void write_folder(std::string const& folder, std::vector<NamedText> const& files, bool force) {
  std::set<std::string_view> names;
  for (NamedText const& file : files) {
    if (!names.insert(file.name).second) {
      throw UsageError(fmt::format("two files would be called `{}`", file.name));
    }
    fs::path const path = fs::path(folder) / file.name;
    std::error_code ignored;
    if (!force && fs::exists(fs::symlink_status(path, ignored))) {
      throw UsageError(fmt::format("`{}` is already there", path.string()),
                       "`--force` replaces what is there");
    }
  }
  std::error_code failed;
  fs::create_directories(folder, failed);
  if (failed) {
    throw UsageError(fmt::format("`{}` cannot be made: {}", folder, failed.message()));
  }
  for (NamedText const& file : files) {
    write_file((fs::path(folder) / file.name).string(), file.text);
  }
}

}  // namespace casus::cli
