#pragma once

#include <atomic>
#include <chrono>
#include <cstddef>
#include <mutex>
#include <string>

namespace casus::cli {

/// What a long job does, in words.
struct Task {
  std::string what;       ///< `judging`
  std::string unit;       ///< what is counted, in the plural: `cases`
  std::size_t total = 0;  ///< 0: not known
  bool at_most = false;   ///< the job may well end before its total
};

/// `judging: 120 cases (40 %), 60 a second, about 3 s left`. `share` is how much of the job is
/// done, 0 where nobody knows; `seconds` is how long it took.
[[nodiscard]] std::string progress_line(Task const& task, std::size_t done, double share,
                                        double seconds);

/// How far a long job is, in one line on standard error that is rewritten in place. Shows nothing
/// in the first second, and leaves nothing behind.
class Progress {
 public:
  Progress(bool enabled, Task task);
  Progress(Progress const&) = delete;
  Progress& operator=(Progress const&) = delete;
  ~Progress();

  /// One more is done. May be called from any thread.
  void step();
  /// So many are done, and this share of the job. May be called from any thread, but not beside
  /// `step`.
  void reach(std::size_t done, double share);

 private:
  bool enabled_;
  Task task_;
  std::atomic<std::size_t> done_{0};
  std::chrono::steady_clock::time_point start_;
  std::mutex mutex_;
  std::chrono::steady_clock::time_point last_;
};

}  // namespace casus::cli
