#pragma once

#include <atomic>
#include <chrono>
#include <cstddef>
#include <functional>
#include <mutex>
#include <string>

namespace casus::cli {

/// How far a long job is, in one line on standard error that is rewritten in place. Shows nothing
/// in the first second, and leaves nothing behind.
class Progress {
 public:
  Progress(bool enabled, std::string what, std::size_t total);
  Progress(Progress const&) = delete;
  Progress& operator=(Progress const&) = delete;
  ~Progress();

  /// One more is done. May be called from any thread.
  void step();

 private:
  bool enabled_;
  std::string what_;
  std::size_t total_;
  std::atomic<std::size_t> done_{0};
  std::chrono::steady_clock::time_point start_;
  std::mutex mutex_;
  std::chrono::steady_clock::time_point last_;
  bool drawn_ = false;
};

/// Calls `work(0)` … `work(count - 1)`, each once, from at most `jobs` threads, and waits for all.
/// An exception in one stops the start of others and is rethrown, of several the one with the
/// lowest index.
void parallel_for(std::size_t count, std::size_t jobs,
                  std::function<void(std::size_t)> const& work);

}  // namespace casus::cli
