#include "engine/cli/output.hpp"

#include "engine/cli/session.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <set>
#include <utility>

namespace casus::cli {
namespace {

namespace fs = std::filesystem;

/// A file descriptor that closes itself.
class Descriptor {
 public:
  explicit Descriptor(int value) : value_(value) {}
  Descriptor(Descriptor const&) = delete;
  Descriptor& operator=(Descriptor const&) = delete;
  ~Descriptor() {
    if (value_ >= 0) ::close(value_);
  }
  [[nodiscard]] int get() const { return value_; }
  [[nodiscard]] bool close() { return ::close(std::exchange(value_, -1)) == 0; }

 private:
  int value_;
};

bool write_all(int descriptor, std::string_view text) {
  while (!text.empty()) {
    ssize_t const written = ::write(descriptor, text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    text.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

[[noreturn]] void refuse(std::string const& path, int reason) {
  throw UsageError(fmt::format("`{}` cannot be written: {}", path, std::strerror(reason)));
}

/// A link keeps pointing where it points; its target is what is replaced.
std::string resolved(std::string const& path) {
  std::error_code failed;
  fs::path const target = fs::canonical(path, failed);
  return failed ? path : target.string();
}

bool is_special(std::string const& path) {
  std::error_code failed;
  fs::file_status const status = fs::status(path, failed);
  return !failed && fs::exists(status) && !fs::is_regular_file(status);
}

/// What a new file would get, or what the one to be replaced has.
mode_t mode_for(std::string const& path) {
  struct stat status {};
  if (::stat(path.c_str(), &status) == 0) return status.st_mode & 07777U;
  mode_t const mask = ::umask(0);
  ::umask(mask);
  return 0666U & ~mask;
}

/// A new file beside `path`; its name goes to `name`.
int make_beside(std::string const& path, std::string& name) {
  fs::path const target(path);
  name = (target.parent_path() / ("." + target.filename().string() + ".XXXXXX")).string();
  return ::mkstemp(name.data());
}

void replace(std::string const& path, std::string_view text) {
  std::string name;
  Descriptor file(make_beside(path, name));
  if (file.get() < 0) refuse(path, errno);
  bool const written = write_all(file.get(), text) && ::fchmod(file.get(), mode_for(path)) == 0;
  int const reason = errno;
  if (!written || !file.close() || ::rename(name.c_str(), path.c_str()) != 0) {
    int const why = written ? errno : reason;
    ::unlink(name.c_str());
    throw Fault(fmt::format("writing `{}` failed: {}", path, std::strerror(why)));
  }
}

}  // namespace

Output::Output(std::string path) : path_(path == "-" ? "" : std::move(path)) {
  if (path_.empty()) return;
  std::error_code failed;
  if (fs::is_directory(path_, failed)) refuse(path_, EISDIR);
  if (is_special(path_)) return;
  std::string const target = resolved(path_);
  std::string name;
  Descriptor const probe(make_beside(target, name));
  if (probe.get() < 0) refuse(path_, errno);
  ::unlink(name.c_str());
}

void Output::write(std::string_view text) const {
  if (path_.empty()) {
    if (!write_all(STDOUT_FILENO, text)) {
      throw Fault(fmt::format("writing to standard output failed: {}", std::strerror(errno)));
    }
    return;
  }
  write_file(path_, text);
}

void write_file(std::string const& path, std::string_view text) {
  if (!is_special(path)) {
    replace(resolved(path), text);
    return;
  }
  Descriptor file(::open(path.c_str(), O_WRONLY | O_CLOEXEC));
  if (file.get() < 0) refuse(path, errno);
  if (!write_all(file.get(), text) || !file.close()) {
    throw Fault(fmt::format("writing `{}` failed: {}", path, std::strerror(errno)));
  }
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
