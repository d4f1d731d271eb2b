#pragma once

#include <atomic>
#include <mutex>
#include <optional>

namespace hearsay {

/// Something that is made when it is first asked for, by whichever thread asks. A copy makes its own.
template <class T>
class Lazy {
 public:
  Lazy() = default;
  Lazy(const Lazy&) noexcept {}
  Lazy& operator=(const Lazy&) noexcept {
    made_.store(false, std::memory_order_relaxed);
    value_.reset();
    return *this;
  }
  ~Lazy() = default;

  /// make() gives the value; who asks first calls it, and it may throw. O(1) later.
  template <class Make>
  T& get(Make make) const {
    if (!made_.load(std::memory_order_acquire)) {
      const std::lock_guard lock(making_);
      if (!value_) value_.emplace(make());
      made_.store(true, std::memory_order_release);
    }
    return *value_;
  }

 private:
  mutable std::mutex making_;
  mutable std::atomic<bool> made_ = false;
  mutable std::optional<T> value_;
};

}  // namespace hearsay
