#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

namespace hearsay::tagger {

/// Remembers what the first layer makes of forms of words, which in running text is asked for again and
/// again: of a thousand tokens, some four hundred are new to an article, and one hundred and fifty to a
/// thread that reads article after article.
///
/// When it is full it forgets everything. Any other order of forgetting would cost more than it saves.
class FormCache {
 public:
  static constexpr std::size_t capacity = 8192;

  /// Forgets everything if another owner filled it, if rows have another width, or if fewer than `rows` are
  /// free. Pointers to rows stay good until the next call.
  void prepare(std::uint64_t owner, std::size_t width, std::size_t rows);

  /// The row of a form; `added` tells whether it is new, and still to be filled. New rows follow one another.
  std::size_t find_or_add(std::uint64_t form, bool& added) noexcept;

  /// How many rows are in use.
  std::size_t size() const noexcept { return size_; }
  std::int32_t* row(std::size_t index) noexcept { return rows_.get() + index * width_; }

 private:
  struct Slot {
    std::uint64_t form = 0;
    std::uint32_t row = 0;  // plus one; 0 where the slot is free
  };

  std::vector<Slot> slots_;  // at most half of them used, probed one after the other
  std::unique_ptr<std::int32_t[]> rows_;
  std::size_t width_ = 0;
  std::size_t size_ = 0;
  std::uint64_t owner_ = 0;
};

}  // namespace hearsay::tagger
