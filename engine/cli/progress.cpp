#include "engine/cli/progress.hpp"

#include "engine/cli/output.hpp"
#include "engine/cli/undisturbed.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace casus::cli {
namespace {

constexpr double minute = 60;
constexpr double hour = 60 * minute;

std::string rate_text(double per_second) {
  constexpr double whole_from = 10;
  if (per_second >= whole_from) return fmt::format("{:.0f} a second", per_second);
  if (per_second >= 1) return fmt::format("{:.1f} a second", per_second);
  return fmt::format("{:.0f} a minute", per_second * minute);
}

std::string time_text(double seconds) {
  if (seconds < minute) return fmt::format("{:.0f} s", std::ceil(seconds));
  if (seconds < hour) return fmt::format("{:.0f} min", std::ceil(seconds / minute));
  double const hours = std::floor(seconds / hour);
  return fmt::format("{:.0f} h {:.0f} min", hours, std::floor((seconds - hours * hour) / minute));
}

}  // namespace

std::string progress_line(Task const& task, std::size_t done, double share, double seconds) {
  constexpr double percent = 100;
  bool const known = share > 0 && share <= 1;
  std::string line = fmt::format("{}: {} {}", task.what, done, task.unit);
  if (known && !task.at_most) line += fmt::format(" ({:.0f} %)", std::floor(share * percent));
  if (done > 0 && seconds > 0) line += ", " + rate_text(static_cast<double>(done) / seconds);
  if (done == 0 && seconds >= 1) line += fmt::format(", {} so far", time_text(seconds));
  if (known) {
    line += fmt::format(", {} {} left", task.at_most ? "at most" : "about",
                        time_text(seconds / share - seconds));
  }
  return line;
}

Progress::Progress(bool enabled, Task task)
    : enabled_(enabled), task_(std::move(task)), start_(Clock::now()), last_(start_) {
  if (!enabled_) return;
  // A signal has to reach the thread that waits for input.
  Undisturbed const quiet;
  beating_ = std::thread([this] { beat(); });
}

Progress::~Progress() {
  if (beating_.joinable()) {
    {
      std::lock_guard<std::mutex> const lock(mutex_);
      over_ = true;
    }
    ended_.notify_all();
    beating_.join();
  }
  erase_passing();
}

void Progress::step() {
  std::size_t const done = ++done_;
  double const of = static_cast<double>(task_.total);
  reach(done, of > 0 ? static_cast<double>(done) / of : 0);
}

void Progress::reach(std::size_t done, double share) {
  if (!enabled_) return;
  Clock::time_point const now = Clock::now();
  std::unique_lock<std::mutex> const lock(mutex_, std::try_to_lock);
  if (!lock.owns_lock() || done < reached_) return;
  reached_ = done;
  share_ = share;
  bool const soon = now - start_ < std::chrono::seconds(1);
  if (!soon && now - last_ >= std::chrono::milliseconds(100)) show(now);
}

void Progress::beat() {
  constexpr std::chrono::seconds pause(1);
  std::unique_lock<std::mutex> lock(mutex_);
  while (!ended_.wait_for(lock, pause, [this] { return over_; })) {
    Clock::time_point const now = Clock::now();
    if (now - last_ >= pause) show(now);
  }
}

void Progress::show(Clock::time_point now) {
  last_ = now;
  std::chrono::duration<double> const taken = now - start_;
  print_passing(progress_line(task_, reached_, share_, taken.count()));
}

}  // namespace casus::cli
