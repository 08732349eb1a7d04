#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <mutex>
#include <string>
#include <thread>

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

/// How far a long job is, in one line on standard error that is rewritten in place: when something
/// is done, and where nothing is for long, each second. Shows nothing in the first second, and
/// leaves nothing behind.
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
  using Clock = std::chrono::steady_clock;
  /// Shows the line again while nothing is done.
  void beat();
  void show(Clock::time_point now);

  bool enabled_;
  Task task_;
  std::atomic<std::size_t> done_{0};
  Clock::time_point start_;
  std::mutex mutex_;  ///< of what follows
  Clock::time_point last_;
  std::size_t reached_ = 0;
  double share_ = 0;
  bool over_ = false;
  std::condition_variable ended_;
  std::thread beating_;
};

}  // namespace casus::cli
