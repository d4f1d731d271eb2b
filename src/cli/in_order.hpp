#pragma once

#include <condition_variable>
#include <deque>
#include <exception>
#include <mutex>
#include <optional>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

namespace hearsay::cli {

/// Runs `work` on what `next` yields, on some threads, and `write` on the results in the order of the input.
///
/// next: () -> std::optional<In>, none at the end; write: (Out) -> bool, false to stop. Both run on the
/// calling thread; work: (In) -> Out runs on any, and what it throws is thrown where its result would be
/// written. At most 4 items a thread are in flight, so that memory stays flat however long the input is.
/// Where the system allows fewer threads, those that it allows do the work.
template <class Next, class Work, class Write>
void in_order(unsigned threads, Next next, Work work, Write write) {
  if (threads <= 1) {
    while (auto item = next()) {
      if (!write(work(std::move(*item)))) return;
    }
    return;
  }

  using In = typename decltype(next())::value_type;
  using Out = decltype(work(std::declval<In>()));
  struct Slot {
    In in;
    std::optional<Out> out;
    std::exception_ptr error;
    bool done = false;
  };
  std::deque<Slot> window;  // items in flight; references to its elements stay valid while it grows and
                            // shrinks at the ends
  std::deque<Slot*> waiting;
  bool stopped = false;
  std::mutex mutex;
  std::condition_variable more, done;
  std::vector<std::jthread> workers;

  struct Stop {  // however this ends: the workers must end before the window goes
    std::mutex& mutex;
    std::condition_variable& more;
    std::deque<Slot*>& waiting;
    bool& stopped;
    ~Stop() {
      const std::lock_guard guard(mutex);
      waiting.clear();
      stopped = true;
      more.notify_all();
    }
  } const stop{mutex, more, waiting, stopped};

  const auto work_off = [&] {
    std::unique_lock lock(mutex);
    while (true) {
      more.wait(lock, [&] { return stopped || !waiting.empty(); });
      if (waiting.empty()) return;
      Slot* slot = waiting.front();
      waiting.pop_front();
      lock.unlock();
      try {
        slot->out.emplace(work(std::move(slot->in)));
      } catch (...) {
        slot->error = std::current_exception();
      }
      lock.lock();
      slot->done = true;
      done.notify_one();
    }
  };
  workers.reserve(threads);
  try {
    while (workers.size() < threads) workers.emplace_back(work_off);
  } catch (const std::system_error&) {  // the system has no more
    if (workers.empty()) throw;
  }

  bool at_end = false;
  std::unique_lock lock(mutex);
  while (true) {
    while (!at_end && window.size() < 4 * workers.size()) {
      lock.unlock();
      auto item = next();
      lock.lock();
      if (!item) {
        at_end = true;
      } else {
        window.push_back({std::move(*item), std::nullopt, nullptr});
        waiting.push_back(&window.back());
        more.notify_one();
      }
    }
    if (window.empty()) return;
    done.wait(lock, [&] { return window.front().done; });
    if (window.front().error) std::rethrow_exception(window.front().error);
    Out out = std::move(*window.front().out);
    window.pop_front();
    lock.unlock();
    const bool go_on = write(std::move(out));
    lock.lock();
    if (!go_on) return;
  }
}

}  // namespace hearsay::cli
