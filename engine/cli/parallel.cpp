#include "engine/cli/parallel.hpp"

#include <algorithm>
#include <atomic>
#include <exception>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

namespace casus::cli {

void parallel_for(std::size_t count, std::size_t jobs,
                  std::function<void(std::size_t)> const& work) {
  std::atomic<std::size_t> next{0};
  std::atomic<bool> failed{false};
  std::mutex mutex;
  std::size_t failed_at = count;
  std::exception_ptr failure;
  auto const run = [&] {
    for (std::size_t i = next++; i < count && !failed; i = next++) {
      try {
        work(i);
      } catch (...) {
        failed = true;
        std::lock_guard<std::mutex> const lock(mutex);
        if (i < failed_at) {
          failed_at = i;
          failure = std::current_exception();
        }
      }
    }
  };
  run_threads(std::min(jobs, count), run);
  if (failure) std::rethrow_exception(failure);
}

void run_threads(std::size_t count, std::function<void()> const& work) {
  std::vector<std::thread> threads;
  try {
    for (std::size_t i = 1; i < count; ++i) threads.emplace_back(work);
  } catch (std::system_error const&) {
    // The system gives no more of them: fewer do the same work.
  }
  work();
  for (std::thread& thread : threads) thread.join();
}

}  // namespace casus::cli
