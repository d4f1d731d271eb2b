#include "hearsay/shared_text.hpp"

#include <boost/unordered/unordered_flat_map.hpp>

namespace hearsay {

const std::string& SharedText::str() const noexcept {
  static const std::string nothing;
  return text_ ? text_->text : nothing;
}

SharedText::SharedText(std::string_view text) {
  if (text.empty()) return;
  constexpr std::size_t most = 1024, longest = 128;
  thread_local boost::unordered_flat_map<std::string_view, boost::intrusive_ptr<const Counted>> known;
  if (const auto found = known.find(text); found != known.end()) {
    text_ = found->second;
    return;
  }
  text_ = new Counted(text);
  if (text.size() > longest) return;
  if (known.size() >= most) known.clear();
  known.emplace(text_->text, text_);
}

}  // namespace hearsay
