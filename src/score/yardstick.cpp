#include "hearsay/strength.hpp"

namespace hearsay {

std::string_view to_string(Yardstick yardstick) noexcept {
  switch (yardstick) {
    case Yardstick::measured:
      return "measured";
    case Yardstick::icd203:
      return "icd203";
    case Yardstick::nato:
      return "nato";
    case Yardstick::uk:
      return "uk";
    case Yardstick::ipcc:
      return "ipcc";
  }
  return "";
}

}  // namespace hearsay
