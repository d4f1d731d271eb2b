#include "tagger/form_cache.hpp"

namespace hearsay::tagger {
namespace {

constexpr int slot_bits = 14;
static_assert(std::size_t{1} << slot_bits == 2 * FormCache::capacity);

}  // namespace

void FormCache::prepare(std::uint64_t owner, std::size_t width, std::size_t rows) {
  if (owner != owner_ || width != width_ || size_ + rows > capacity) {
    slots_.assign(std::size_t{1} << slot_bits, Slot());
    size_ = 0;
    owner_ = owner;
    // Not written to here: the system finds memory for what is used, of which a short article needs a
    // fraction.
    if (width != width_) rows_ = std::make_unique_for_overwrite<std::int32_t[]>(capacity * width);
    width_ = width;
  }
}

std::size_t FormCache::find_or_add(std::uint64_t form, bool& added) noexcept {
  // Fibonacci hashing (Knuth, The Art of Computer Programming 3, section 6.4): the highest bits depend on
  // all.
  std::size_t at = form * 0x9E3779B97F4A7C15U >> (64 - slot_bits);
  while (slots_[at].row != 0 && slots_[at].form != form) at = (at + 1) % slots_.size();
  added = slots_[at].row == 0;
  if (added) slots_[at] = {form, static_cast<std::uint32_t>(++size_)};
  return slots_[at].row - 1;
}

}  // namespace hearsay::tagger
