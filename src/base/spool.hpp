#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <memory>
#include <queue>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

// What is too much for memory waits in temporary files, which are gone when their owners are.

namespace hearsay {

/// A temporary file could not be made, written or read.
struct SpoolError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// Pieces of text in a temporary file. All of it throws SpoolError. Those that follow one another are read
/// many at a time, others at the cost of a system call each.
class Spool {
 public:
  Spool();

  /// Where it is to be found.
  std::uint64_t write(std::string_view bytes);
  std::string read(std::uint64_t place) const;
  /// So many bytes from some way into a piece.
  void read(std::uint64_t place, std::size_t skip, char* into, std::size_t size) const;

 private:
  void copy(std::uint64_t from, char* into, std::size_t size) const;

  struct Close {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };
  std::unique_ptr<std::FILE, Close> file_;
  std::uint64_t end_ = 0;
  mutable bool flushed_ = true;
  mutable std::uint64_t window_at_ = 0;  // in the file
  mutable std::string window_;           // what was read last
};

/// Records, sorted: what does not fit into a few megabytes goes to a file in sorted runs, which are merged.
/// O(n log n).
template <class Record, std::size_t run_bytes = std::size_t{4} << 20>
class ExternalSort {
  static_assert(std::is_trivially_copyable_v<Record>);

 public:
  void add(const Record& record) {
    records_.push_back(record);
    if (records_.size() * sizeof(Record) >= run_bytes) close_run();
  }

  /// Calls `visit` with each of them in their order. Once, after the last.
  template <class Visit>
  void for_each(Visit visit) {
    if (!spool_) {
      std::sort(records_.begin(), records_.end());
      for (const Record& record : records_) visit(record);
      records_ = {};
      return;
    }
    close_run();
    records_ = {};
    const auto later = [](const Run* a, const Run* b) { return b->next() < a->next(); };
    std::priority_queue<Run*, std::vector<Run*>, decltype(later)> queue(later);
    for (Run& run : runs_) {
      run.load(*spool_);
      queue.push(&run);
    }
    while (!queue.empty()) {
      Run* run = queue.top();
      queue.pop();
      visit(run->next());
      if (run->advance(*spool_)) queue.push(run);
    }
    runs_.clear();
    spool_.reset();
  }

 private:
  struct Run {
    std::uint64_t place;
    std::size_t left, read = 0, at = 0;
    std::vector<Record> loaded = {};

    const Record& next() const { return loaded[at]; }
    void load(const Spool& spool) {
      constexpr std::size_t most = std::max<std::size_t>(1, 16384 / sizeof(Record));
      loaded.resize(std::min(left, most));
      spool.read(place, read * sizeof(Record), reinterpret_cast<char*>(loaded.data()),
                 loaded.size() * sizeof(Record));
      read += loaded.size();
      left -= loaded.size();
      at = 0;
    }
    bool advance(const Spool& spool) {
      if (++at < loaded.size()) return true;
      if (left == 0) return false;
      load(spool);
      return true;
    }
  };

  void close_run() {
    if (records_.empty()) return;
    if (!spool_) spool_ = std::make_unique<Spool>();
    std::sort(records_.begin(), records_.end());
    const std::string_view bytes(reinterpret_cast<const char*>(records_.data()),
                                 records_.size() * sizeof(Record));
    runs_.push_back({spool_->write(bytes), records_.size()});
    records_.clear();
  }

  std::vector<Record> records_;
  std::vector<Run> runs_;
  std::unique_ptr<Spool> spool_;
};

}  // namespace hearsay
