#include "hearsay/attribution.hpp"

namespace hearsay {

std::string_view to_string(QuotationKind kind) noexcept {
  switch (kind) {
    case QuotationKind::direct:
      return "direct";
    case QuotationKind::mixed:
      return "mixed";
    case QuotationKind::indirect:
      return "indirect";
  }
  return "";
}

std::string_view to_string(Act act) noexcept {
  switch (act) {
    case Act::speech:
      return "speech";
    case Act::writing:
      return "writing";
    case Act::thought:
      return "thought";
    case Act::evidence:
      return "evidence";
  }
  return "";
}

std::string_view to_string(Polarity polarity) noexcept {
  switch (polarity) {
    case Polarity::affirmed:
      return "affirmed";
    case Polarity::denied:
      return "denied";
  }
  return "";
}

std::string_view to_string(Actuality actuality) noexcept {
  switch (actuality) {
    case Actuality::said:
      return "said";
    case Actuality::hypothetical:
      return "hypothetical";
    case Actuality::future:
      return "future";
    case Actuality::ordered:
      return "ordered";
  }
  return "";
}

}  // namespace hearsay
