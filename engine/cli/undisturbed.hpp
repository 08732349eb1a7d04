#pragma once

#include <csignal>

namespace casus::cli {

/// Keeps signals from this thread, and from those that it starts: while a file is half-written they
/// wait.
class Undisturbed {
 public:
  Undisturbed() {
    sigset_t all;
    sigfillset(&all);
    pthread_sigmask(SIG_BLOCK, &all, &before_);
  }
  Undisturbed(Undisturbed const&) = delete;
  Undisturbed& operator=(Undisturbed const&) = delete;
  ~Undisturbed() { pthread_sigmask(SIG_SETMASK, &before_, nullptr); }

 private:
  sigset_t before_{};
};

}  // namespace casus::cli
