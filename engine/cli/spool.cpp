#include "engine/cli/spool.hpp"

#include "engine/cli/session.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <stdlib.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <system_error>
#include <utility>

namespace casus::cli {
namespace {

namespace fs = std::filesystem;

std::string folder() {
  std::error_code failed;
  fs::path const path = fs::temp_directory_path(failed);
  return failed ? "/tmp" : path.string();
}

[[noreturn]] void fail(int reason) {
  throw Fault(
      fmt::format("the report is too long for memory, and keeping it in `{}` failed: {}; the "
                  "variable TMPDIR names another folder",
                  folder(), std::strerror(reason)));
}

}  // namespace

void Spool::add(std::string_view piece) {
  if (!file_ && text_.size() + piece.size() > in_memory_) move_to_file();
  sizes_.push_back(piece.size());
  if (file_) {
    append(piece);
  } else {
    text_ += piece;
  }
}

void Spool::append(std::string_view text) {
  if (std::fwrite(text.data(), 1, text.size(), file_.get()) != text.size()) fail(errno);
}

void Spool::move_to_file() {
  std::string name = folder() + "/casus-XXXXXX";
  int const descriptor = ::mkostemp(name.data(), O_CLOEXEC);
  if (descriptor < 0) fail(errno);
  ::unlink(name.c_str());
  file_.reset(::fdopen(descriptor, "w+"));
  if (!file_) {
    int const reason = errno;
    ::close(descriptor);
    fail(reason);
  }
  append(std::exchange(text_, {}));
}

void Spool::copy_to(report::Sink const& sink) {
  std::size_t begin = 0;
  if (!file_) {
    for (std::size_t const size : sizes_) {
      sink(std::string_view(text_).substr(begin, size));
      begin += size;
    }
    return;
  }
  // What `fwrite` still holds goes to the disk here, if there is room on it.
  if (std::fseek(file_.get(), 0, SEEK_SET) != 0) fail(errno);
  std::string piece;
  for (std::size_t const size : sizes_) {
    piece.resize(size);
    if (std::fread(piece.data(), 1, size, file_.get()) != size) fail(errno);
    sink(piece);
  }
}

}  // namespace casus::cli
