#include "report/words.hpp"

#include <algorithm>

namespace hearsay {

std::string_view kind_in_words(Identity identity) noexcept {
  switch (identity) {
    case Identity::named:
      return "named person";
    case Identity::unnamed:
      return "unnamed person";
    case Identity::group:
      return "group";
    case Identity::organization:
      return "institution";
    case Identity::document:
      return "document";
  }
  return "";
}

std::string_view role_in_words(Role role) noexcept {
  switch (role) {
    case Role::leader:
      return "head of state or government";
    case Role::military:
      return "military";
    case Role::official:
      return "official";
    case Role::legislator:
      return "lawmaker";
    case Role::candidate:
      return "candidate or party";
    case Role::law:
      return "police, courts, lawyers";
    case Role::expert:
      return "expert";
    case Role::business:
      return "business";
    case Role::media:
      return "news media";
    case Role::advocate:
      return "advocate";
    case Role::public_:
      return "member of the public";
    case Role::unknown:
      return "unclear";
  }
  return "";
}

std::string_view traceable_in_words(std::uint8_t specificity) noexcept {
  constexpr std::string_view words[] = {"not at all", "to a broad class",
                                        "to an institution, a unit or a rank", "to exactly one"};
  return words[std::min<std::size_t>(specificity, 3)];
}

bool is_of_government(Role role) noexcept {
  return role == Role::leader || role == Role::military || role == Role::official ||
         role == Role::legislator || role == Role::law;
}

std::string manner_in_words(const Statement& statement) {
  const Attribution& attribution = statement.attribution;
  std::string out = attribution.kind == QuotationKind::direct  ? "quoted"
                    : attribution.kind == QuotationKind::mixed ? "partly quoted"
                                                               : "paraphrased";
  switch (attribution.act) {
    case Act::speech:
      break;
    case Act::writing:
      out += ", in writing";
      break;
    case Act::thought:
      out += ", a thought or wish";
      break;
    case Act::evidence:
      out += ", shown by evidence";
      break;
  }
  if (attribution.polarity == Polarity::denied) out += ", denied";
  switch (attribution.actuality) {
    case Actuality::said:
      break;
    case Actuality::hypothetical:
      out += ", not said but imagined";
      break;
    case Actuality::future:
      out += ", yet to be said";
      break;
    case Actuality::ordered:
      out += ", told to say";
      break;
  }
  if (statement.sourcing.hops == 1) out += ", at second hand";
  if (statement.sourcing.hops > 1) out += ", through " + std::to_string(statement.sourcing.hops) + " hands";
  return out;
}

std::string_view class_of(const Analysis& analysis, const Statement& statement) noexcept {
  if (!statement.sourcing.source) return "unnamed unexplained";
  const Source& source = analysis.sources[*statement.sourcing.source];
  if (source.identity == Identity::group) return "unnamed";
  if (source.identity != Identity::unnamed) return "";
  return source.anonymity.empty() && statement.sourcing.anonymity.empty() ? "unnamed unexplained" : "unnamed";
}

bool is_inferred(const Analysis& analysis, const Statement& statement) noexcept {
  if (!statement.sourcing.source) return false;
  const auto& mentions = analysis.sources[*statement.sourcing.source].mentions;
  const auto mention = std::find_if(mentions.begin(), mentions.end(), [&](const Mention& one) {
    return one.span == statement.sourcing.description;
  });
  if (mention == mentions.end()) return false;
  return mention->joined_by == JoinedBy::noun || mention->joined_by == JoinedBy::announced ||
         mention->joined_by == JoinedBy::pronoun || mention->joined_by == JoinedBy::speakers_group;
}

}  // namespace hearsay
