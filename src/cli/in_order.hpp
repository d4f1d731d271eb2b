#pragma once

#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace hearsay::cli {

/// Runs `work` on what `next` yields, on some threads, and `write` on the results in the order of the input.
///
/// next: () -> std::optional<In>, none at the end; write: (Out) -> bool, false to stop. Both run on the
/// calling thread; work: (In) -> Out runs on any. At most 4 items a thread are in flight, so that memory
/// stays flat however long the input is.
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
    std::optional<In> in;
    std::optional<Out> out;
  };
  std::deque<Slot> window;  // items in flight; references to its elements stay valid while it grows and
                            // shrinks at the ends
  std::deque<Slot*> waiting;
  bool stopped = false;
  std::mutex mutex;
  std::condition_variable more, done;

  std::vector<std::jthread> workers;
  for (unsigned i = 0; i < threads; ++i) {
    workers.emplace_back([&] {
      std::unique_lock lock(mutex);
      while (true) {
        more.wait(lock, [&] { return stopped || !waiting.empty(); });
        if (waiting.empty()) return;
        Slot* slot = waiting.front();
        waiting.pop_front();
        In in = std::move(*slot->in);
        lock.unlock();
        Out out = work(std::move(in));
        lock.lock();
        slot->out.emplace(std::move(out));
        done.notify_one();
      }
    });
  }

  struct Stop {  // also when next or write throws: the workers must end before the window goes
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

  bool at_end = false;
  std::unique_lock lock(mutex);
  while (true) {
    while (!at_end && window.size() < std::size_t{4} * threads) {
      lock.unlock();
      auto item = next();
      lock.lock();
      if (!item) {
        at_end = true;
      } else {
        window.push_back({std::move(item), std::nullopt});
        waiting.push_back(&window.back());
        more.notify_one();
      }
    }
    if (window.empty()) return;
    done.wait(lock, [&] { return window.front().out.has_value(); });
    Out out = std::move(*window.front().out);
    window.pop_front();
    lock.unlock();
    const bool go_on = write(std::move(out));
    lock.lock();
    if (!go_on) return;
  }
}

}  // namespace hearsay::cli
