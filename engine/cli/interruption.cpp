#include "engine/cli/interruption.hpp"

#include "engine/cli/session.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstring>

namespace casus::cli {
namespace {

// A handler reaches nothing else; both are lock-free, which a handler needs.
std::atomic<int> caught{0};
std::atomic<int> wake_up{-1};
static_assert(std::atomic<int>::is_always_lock_free);

extern "C" void note_signal(int signal) {
  int const before = errno;
  caught = signal;
  // The pipe is never full: each signal is noted once.
  static_cast<void>(::write(wake_up, "!", 1) == 1);
  errno = before;
}

void note(int signal, struct sigaction& before) {
  struct sigaction action {};
  action.sa_handler = note_signal;
  sigemptyset(&action.sa_mask);
  // The second one meets what was there before anybody asked: it ends the program.
  action.sa_flags = static_cast<int>(SA_RESETHAND) | SA_RESTART;
  ::sigaction(signal, nullptr, &before);
  if (before.sa_handler != SIG_IGN) ::sigaction(signal, &action, nullptr);
}

}  // namespace

Interruption::Pipe::Pipe() {
  if (::pipe2(ends, O_CLOEXEC | O_NONBLOCK) != 0) {
    throw Fault(fmt::format("no pipe can be made: {}", std::strerror(errno)));
  }
}

Interruption::Interruption() : Interruption(Pipe()) {}

Interruption::Interruption(Pipe const& pipe) : reading_(pipe.ends[0]), writing_(pipe.ends[1]) {
  caught = 0;
  wake_up = writing_.get();
  note(SIGINT, before_interrupt_);
  note(SIGTERM, before_terminate_);
}

Interruption::~Interruption() {
  ::sigaction(SIGINT, &before_interrupt_, nullptr);
  ::sigaction(SIGTERM, &before_terminate_, nullptr);
  wake_up = -1;
}

int Interruption::signal() const { return caught; }

}  // namespace casus::cli
