#pragma once

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <exception>
#include <list>
#include <mutex>
#include <optional>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

namespace hearsay {

/// Runs `work` on what `input` yields, on some threads, and gives the results in the order of the input, each
/// when it is asked for:
///
///     const hearsay::Analyzer analyzer;
///     hearsay::InOrder analyses(
///         8, [&] { return next_article(); },  // std::optional<hearsay::Article>
///         [&](hearsay::Article article) { return analyzer.analyze(std::move(article)); });
///     while (auto analysis = analyses.next()) use(*analysis);
///
/// input: () -> std::optional<In>, none at the end, runs on the thread that calls next(); work: (In) -> Out
/// runs on any, and what it throws is thrown where its result would be given. At most 4 items a thread are in
/// flight, so that memory stays flat however long the input is. With one thread all is done by the caller's.
/// Where the system allows fewer threads, those that it allows do the work. What is in flight when the object
/// goes is finished and dropped.
template <class Input, class Work>
class InOrder {
 public:
  using In = typename decltype(std::declval<Input&>()())::value_type;
  using Out = decltype(std::declval<Work&>()(std::declval<In>()));

  InOrder(unsigned threads, Input input, Work work) : input_(std::move(input)), work_(std::move(work)) {
    if (threads <= 1) return;
    workers_.reserve(threads);
    try {
      while (workers_.size() < threads) workers_.emplace_back([this] { work_off(); });
    } catch (const std::system_error&) {  // the system has no more
      if (workers_.empty()) throw;
    }
  }
  InOrder(const InOrder&) = delete;
  InOrder& operator=(const InOrder&) = delete;
  ~InOrder() {
    {
      const std::lock_guard guard(mutex_);
      waiting_.clear();
      stopped_ = true;
    }
    more_.notify_all();
  }

  /// The next result; none at the end, and after it.
  [[nodiscard]] std::optional<Out> next() {
    return take([this] { return window_.front().done ? window_.begin() : window_.end(); });
  }

  /// A result that is there, in whatever order: what takes long holds up no other.
  [[nodiscard]] std::optional<Out> next_done() {
    return take([this] { return std::ranges::find_if(window_, &Slot::done); });
  }

 private:
  struct Slot {
    In in;
    std::optional<Out> out;
    std::exception_ptr error;
    bool done = false;
  };

  // The slot that `find` finds, once it does.
  template <class Find>
  std::optional<Out> take(Find find) {
    if (workers_.empty()) {
      auto item = at_end_ ? std::nullopt : input_();
      if (!item) {
        at_end_ = true;
        return std::nullopt;
      }
      return work_(std::move(*item));
    }
    while (!at_end_ && window_.size() < 4 * workers_.size()) {
      auto item = input_();
      if (!item) {
        at_end_ = true;
        break;
      }
      const std::lock_guard guard(mutex_);
      window_.push_back({std::move(*item), std::nullopt, nullptr});
      waiting_.push_back(&window_.back());
      more_.notify_one();
    }
    if (window_.empty()) return std::nullopt;
    std::unique_lock lock(mutex_);
    auto found = window_.end();
    done_.wait(lock, [&] { return (found = find()) != window_.end(); });
    Slot slot = std::move(*found);
    window_.erase(found);
    lock.unlock();
    if (slot.error) std::rethrow_exception(slot.error);
    return std::move(slot.out);
  }

  void work_off() {
    std::unique_lock lock(mutex_);
    while (true) {
      more_.wait(lock, [this] { return stopped_ || !waiting_.empty(); });
      if (waiting_.empty()) return;
      Slot* slot = waiting_.front();
      waiting_.pop_front();
      lock.unlock();
      try {
        slot->out.emplace(work_(std::move(slot->in)));
      } catch (...) {
        slot->error = std::current_exception();
      }
      lock.lock();
      slot->done = true;
      done_.notify_one();
    }
  }

  Input input_;
  Work work_;
  bool at_end_ = false;
  std::list<Slot> window_;  // in flight
  std::deque<Slot*> waiting_;
  bool stopped_ = false;
  std::mutex mutex_;
  std::condition_variable more_, done_;
  std::vector<std::jthread> workers_;  // the last, so that they end before what they use goes
};

/// The same for a loop: `write` gets each result, on the calling thread, and returns false to stop.
template <class Input, class Work, class Write>
void in_order(unsigned threads, Input input, Work work, Write write) {
  InOrder<Input, Work> results(threads, std::move(input), std::move(work));
  while (auto out = results.next()) {
    if (!write(std::move(*out))) return;
  }
}

}  // namespace hearsay
