#pragma once

#include <boost/smart_ptr/intrusive_ptr.hpp>
#include <boost/smart_ptr/intrusive_ref_counter.hpp>
#include <cstddef>
#include <ostream>
#include <string>
#include <string_view>
#include <utility>

#include "hearsay/export.hpp"

namespace hearsay {

/// Text that never changes, and that copies share. What is short and was made by the same thread before is
/// shared too: "a named person" stands once in memory, however many statements it is a note of.
class HEARSAY_EXPORT SharedText {
 public:
  SharedText() = default;
  SharedText(std::string_view text);                                           // NOLINT: a text is a text
  SharedText(const std::string& text) : SharedText(std::string_view(text)) {}  // NOLINT
  SharedText(const char* text) : SharedText(std::string_view(text)) {}         // NOLINT

  [[nodiscard]] const std::string& str() const noexcept;
  [[nodiscard]] std::string_view view() const noexcept { return str(); }
  [[nodiscard]] const char* c_str() const noexcept { return str().c_str(); }
  [[nodiscard]] std::size_t size() const noexcept { return str().size(); }
  [[nodiscard]] bool empty() const noexcept { return !text_; }
  operator const std::string&() const noexcept { return str(); }  // NOLINT: wherever a string could stand
  operator std::string_view() const noexcept { return view(); }   // NOLINT

  friend bool operator==(const SharedText& a, const SharedText& b) noexcept {
    return a.text_ == b.text_ || a.view() == b.view();
  }
  friend bool operator==(const SharedText& a, std::string_view b) noexcept { return a.view() == b; }
  friend bool operator==(const SharedText& a, const std::string& b) noexcept { return a.view() == b; }
  friend bool operator==(const SharedText& a, const char* b) noexcept { return a.view() == b; }
  friend std::string operator+(const SharedText& a, std::string_view b) {
    return std::string(a.view()).append(b);
  }
  friend std::string operator+(std::string a, const SharedText& b) { return std::move(a.append(b.view())); }
  friend std::ostream& operator<<(std::ostream& out, const SharedText& text) { return out << text.view(); }

 private:
  struct Counted : boost::intrusive_ref_counter<Counted, boost::thread_safe_counter> {
    explicit Counted(std::string_view from) : text(from) {}
    std::string text;
  };
  /// Of the size of one pointer, since an analysis has a dozen for each statement.
  boost::intrusive_ptr<const Counted> text_;
};

}  // namespace hearsay
