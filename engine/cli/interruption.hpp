#pragma once

#include "engine/cli/descriptor.hpp"

#include <csignal>

namespace casus::cli {

/// While it lives, SIGINT and SIGTERM do not end the program but ask it to end soon, with what it
/// has done whole; a second one ends it at once. One at a time; a signal that the program was
/// started to ignore stays ignored.
class Interruption {
 public:
  Interruption();
  ~Interruption();
  Interruption(Interruption const&) = delete;
  Interruption& operator=(Interruption const&) = delete;

  /// The signal that came, or 0.
  [[nodiscard]] int signal() const;
  /// A descriptor that becomes readable when a signal comes: for whoever waits for input.
  [[nodiscard]] int wake() const { return reading_.get(); }

 private:
  struct Pipe {
    int ends[2] = {-1, -1};
    Pipe();
  };
  explicit Interruption(Pipe const& pipe);

  Descriptor reading_;
  Descriptor writing_;
  struct sigaction before_interrupt_ {};
  struct sigaction before_terminate_ {};
};

}  // namespace casus::cli
