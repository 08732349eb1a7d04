#pragma once

#include <condition_variable>
#include <cstddef>
#include <exception>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <utility>

namespace casus::cli {

/// Calls `work(0)` … `work(count - 1)`, each once, from at most `jobs` threads, and waits for all.
/// An exception in one stops the start of others and is rethrown, of several the one with the
/// lowest index.
void parallel_for(std::size_t count, std::size_t jobs,
                  std::function<void(std::size_t)> const& work);

/// Runs `work` in so many threads, or as many as the system gives, one of them the caller's, and
/// waits for all. It must not throw.
void run_threads(std::size_t count, std::function<void()> const& work);

/// Items that become results in several threads at once and leave in the order in which they came.
/// Used by `in_order` alone.
template <class Item, class Result>
class Belt {
 public:
  using Next = std::function<std::optional<Item>()>;
  using Work = std::function<Result(Item)>;
  using Take = std::function<void(Result)>;

  Belt(std::size_t jobs, Next next, Work work, Take take)
      : places_(4 * jobs), next_(std::move(next)), work_(std::move(work)), take_(std::move(take)) {}

  void run() {
    try {
      std::size_t number = 0;
      while (std::optional<Item> item = draw(number)) give(number, work_(std::move(*item)));
    } catch (...) {
      std::lock_guard<std::mutex> const lock(mutex_);
      if (!failure_) failure_ = std::current_exception();
      room_.notify_all();
    }
  }

  void rethrow() const {
    if (failure_) std::rethrow_exception(failure_);
  }

 private:
  /// The next item and its number, once there is a place for its result.
  std::optional<Item> draw(std::size_t& number) {
    std::lock_guard<std::mutex> const one_at_a_time(drawing_);
    {
      std::unique_lock<std::mutex> lock(mutex_);
      room_.wait(lock, [&] { return failure_ || drawn_ < taken_ + places_; });
      if (failure_ || ended_) return std::nullopt;
    }
    std::optional<Item> item = next_();
    if (item) {
      number = drawn_++;
    } else {
      ended_ = true;
    }
    return item;
  }

  void give(std::size_t number, Result result) {
    std::lock_guard<std::mutex> const lock(mutex_);
    waiting_.emplace(number, std::move(result));
    for (auto first = waiting_.find(taken_); first != waiting_.end();
         first = waiting_.find(++taken_)) {
      take_(std::move(first->second));
      waiting_.erase(first);
    }
    room_.notify_all();
  }

  std::size_t const places_;
  Next next_;
  Work work_;
  Take take_;
  std::mutex drawing_;  ///< guards `next_`, `drawn_` and `ended_`
  std::size_t drawn_ = 0;
  bool ended_ = false;
  std::mutex mutex_;  ///< guards what follows, and `take_`
  std::condition_variable room_;
  std::size_t taken_ = 0;
  std::map<std::size_t, Result> waiting_;
  std::exception_ptr failure_;
};

/// Turns each item that `next` gives into a result and hands it to `take`, in the order of the
/// items. `work` runs in at most `jobs` threads at once; `next` and `take` are never called twice
/// at the same time. No more than a few items for each thread are held, so that memory does not
/// grow with their number. An exception ends the run and is rethrown.
template <class Item, class Result>
void in_order(std::size_t jobs, typename Belt<Item, Result>::Next next,
              typename Belt<Item, Result>::Work work, typename Belt<Item, Result>::Take take) {
  Belt<Item, Result> belt(jobs, std::move(next), std::move(work), std::move(take));
  run_threads(jobs, [&] { belt.run(); });
  belt.rethrow();
}

}  // namespace casus::cli
