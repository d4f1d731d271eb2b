#include "hearsay/exchange.hpp"

#include <algorithm>
#include <array>
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>
#include <cmath>

#include "report/writing.hpp"

namespace hearsay {
namespace {

namespace json = boost::json;

/// 0 for 0.8–1, 1 for 0.6–0.8, … 4 below 0.2.
int fifth_from_top(double share) {
  return 4 - std::clamp(static_cast<int>(share * 5), 0, 4);
}

/// The source's own stand on its words. Denial is of the cue ("denied that"), so it is a stand against what
/// the note says.
std::string_view stand_of(const Statement& statement) {
  const double stance = statement.assessment.stance.value;
  if (statement.attribution.actuality != Actuality::said) return "source:neutral";
  if (stance <= -0.5) return "source:strongly-disagree";
  if (stance < -0.1) return "source:disagree";
  if (stance < 0.15) return "source:neutral";
  return stance < 0.75 ? "source:agree" : "source:strongly-agree";
}

/// STIX knows persons, groups and organizations; a document stands as "unspecified".
std::string_view identity_class(Identity identity) {
  switch (identity) {
    case Identity::named:
    case Identity::unnamed:
      return "individual";
    case Identity::group:
      return "group";
    case Identity::organization:
      return "organization";
    case Identity::document:
      return "unspecified";
  }
  return "unknown";
}

class Bundle {
 public:
  Bundle(const Analysis& analysis, std::string_view created) : analysis_(analysis), created_(created) {}

  std::string write() {
    add_author();
    std::vector<bool> speaks(analysis_.sources.size());
    for (const Statement& statement : analysis_.statements) {
      if (statement.sourcing.source) speaks[*statement.sourcing.source] = true;
    }
    for (SourceId i = 0; i < analysis_.sources.size(); ++i) {
      if (speaks[i]) add_identity(i);
    }
    for (std::size_t i = 0; i < analysis_.statements.size(); ++i) {
      if (analysis_.statements[i].sourcing.source) add_statement(i);
    }
    json::object bundle;
    bundle["type"] = "bundle";
    bundle["id"] = id("bundle", 0);
    bundle["objects"] = std::move(objects_);
    return json::serialize(bundle);
  }

 private:
  /// The same article gives the same ids: they go by the article's id and the object's place in it.
  std::string id(std::string_view type, std::size_t index) const {
    return std::string(type) + "--" +
           uuid(analysis_.id + "#" + std::string(type) + "-" + std::to_string(index));
  }

  json::object object(std::string_view type, const std::string& id) const {
    json::object result;
    result["type"] = view(type);
    result["spec_version"] = "2.1";
    result["id"] = id;
    result["created"] = view(created_);
    result["modified"] = view(created_);
    return result;
  }

  /// One of the objects about the article, which we vouch for and which tells the article.
  json::object object(std::string_view type, std::size_t index) const {
    json::object result = object(type, id(type, index));
    result["created_by_ref"] = author_id();
    json::object article{{"source_name", analysis_.publisher.empty() ? "article" : analysis_.publisher}};
    if (!analysis_.id.empty()) article["external_id"] = analysis_.id;
    if (is_web_address(analysis_.url)) article["url"] = analysis_.url;
    if (!analysis_.title.empty()) article["description"] = analysis_.title;
    // An external reference must have one of them beside its name.
    if (article.size() > 1) result["external_references"] = json::array{std::move(article)};
    return result;
  }

  static std::string author_id() { return "identity--" + uuid("author"); }

  void add_author() {
    json::object author = object("identity", author_id());
    author["name"] = "hearsay";
    author["identity_class"] = "system";
    objects_.push_back(std::move(author));
  }

  /// Platforms take identities of one name and class for one: those whom nobody names are told apart by the
  /// article.
  std::string name_of(SourceId index) const {
    const Source& source = analysis_.sources[index];
    const bool anywhere = source.identity == Identity::named || source.identity == Identity::organization;
    return anywhere ? source.name : source.name + " (" + analysis_.id + ", " + std::to_string(index) + ")";
  }

  void add_identity(SourceId index) {
    const Source& source = analysis_.sources[index];
    json::object identity = object("identity", index);
    identity["name"] = name_of(index);
    identity["identity_class"] = view(identity_class(source.identity));
    if (source.role != Role::unknown) identity["roles"] = json::array{view(to_string(source.role))};
    objects_.push_back(std::move(identity));
  }

  /// Platforms take notes of one content for one, so that it tells the article and the place too.
  void add_statement(std::size_t index) {
    const auto& [attribution, sourcing, assessment] = analysis_.statements[index];
    const Document& document = analysis_.document;
    const std::string words = document.on_one_line(attribution.content);
    const Span hull = attribution.content.hull();

    json::object note = object("note", index);
    note["abstract"] = words;
    note["content"] = analysis_.sources[*sourcing.source].name +
                      (attribution.cue.empty() ? "" : " [" + document.on_one_line(attribution.cue) + "]") +
                      ": " + words + "\n\n" + analysis_.id + ", characters " +
                      std::to_string(document.code_points_before(hull.begin)) + " to " +
                      std::to_string(document.code_points_before(hull.end));
    note["confidence"] = std::lround(assessment.strength.score);
    note["object_refs"] = json::array{json::string(id("identity", *sourcing.source))};
    json::array labels{view(stand_of(analysis_.statements[index]))};
    if (assessment.probability) labels.push_back(json::string(misp_tag(*assessment.probability)));
    note["labels"] = std::move(labels);
    objects_.push_back(std::move(note));
  }

  const Analysis& analysis_;
  std::string_view created_;
  json::array objects_;
};

}  // namespace

AdmiraltyReliability admiralty_reliability(std::optional<double> reliability) noexcept {
  if (!reliability) return AdmiraltyReliability::f;
  return static_cast<AdmiraltyReliability>(fifth_from_top(*reliability));
}

AdmiraltyCredibility admiralty_credibility(std::optional<double> belief,
                                           std::uint32_t independent_sources) noexcept {
  if (!belief) return AdmiraltyCredibility::cannot_be_judged;
  const auto credibility = static_cast<AdmiraltyCredibility>(fifth_from_top(*belief));
  if (credibility == AdmiraltyCredibility::confirmed && independent_sources < 2)
    return AdmiraltyCredibility::probable;
  return credibility;
}

std::string admiralty_code(AdmiraltyReliability reliability, AdmiraltyCredibility credibility) {
  return {static_cast<char>('A' + static_cast<int>(reliability)),
          static_cast<char>('1' + static_cast<int>(credibility))};
}

std::optional<int> stix_confidence(AdmiraltyCredibility credibility) noexcept {
  if (credibility == AdmiraltyCredibility::cannot_be_judged) return std::nullopt;
  return 90 - 20 * static_cast<int>(credibility);
}

std::string misp_tag(AdmiraltyReliability reliability) {
  return std::string("admiralty-scale:source-reliability=\"") +
         static_cast<char>('a' + static_cast<int>(reliability)) + '"';
}

std::string misp_tag(AdmiraltyCredibility credibility) {
  return std::string("admiralty-scale:information-credibility=\"") +
         static_cast<char>('1' + static_cast<int>(credibility)) + '"';
}

std::string misp_tag(const StatedProbability& probability) {
  struct Band {
    double distance;  ///< of its outer border from 50
    std::string_view below, above;
  };
  // ICD 203: 1–5, 5–20, 20–45, 45–55 and their mirror images.
  static constexpr std::array bands{Band{5, "roughly-even-chance", "roughly-even-chance"},
                                    Band{30, "unlikely", "likely"}, Band{45, "very-unlikely", "very-likely"},
                                    Band{50, "almost-no-chance", "almost-certain"}};
  const double distance = std::abs(probability.value - 50);
  const auto band = std::find_if(bands.begin(), bands.end() - 1,
                                 [&](const Band& each) { return distance <= each.distance; });
  const std::string_view term = probability.value < 50 ? band->below : band->above;
  return "estimative-language:likelihood-probability=\"" + std::string(term) + '"';
}

std::string to_stix(const Analysis& analysis, std::string_view created) {
  return Bundle(analysis, created).write();
}

std::string_view to_string(AdmiraltyReliability reliability) noexcept {
  constexpr std::array<std::string_view, enumerator_count<AdmiraltyReliability>> words{"a", "b", "c",
                                                                                       "d", "e", "f"};
  return words[static_cast<std::size_t>(reliability)];
}
std::string_view to_string(AdmiraltyCredibility credibility) noexcept {
  constexpr std::array<std::string_view, enumerator_count<AdmiraltyCredibility>> words{
      "confirmed", "probable", "possible", "doubtful", "improbable", "cannot be judged"};
  return words[static_cast<std::size_t>(credibility)];
}

}  // namespace hearsay
