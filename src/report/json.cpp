#include <array>

#include "hearsay/report.hpp"
#include "hearsay/transparency.hpp"
#include "hearsay/version.hpp"
#include "report/json_text.hpp"

namespace hearsay {
namespace {

class Writer {
 public:
  Writer(std::string_view id, const Document& document) : document_(document) {
    json_.begin_object();
    member("generator", "hearsay " HEARSAY_VERSION_STRING);
    member("id", id);
  }

  std::string write(const Analysis& analysis) && {
    member("schema", "hearsay-analysis/1");
    member("title", analysis.title);
    member("publisher", analysis.publisher);
    member("date", analysis.date);
    const std::vector<Transparency> by_source = transparency_by_source(analysis);
    SourceId source = 0;
    array("sources", analysis.sources, [&](const Source& one) {
      put(source, one, by_source[source]);
      ++source;
    });
    std::size_t statement = 0;
    array("statements", analysis.statements, [&](const Statement& one) { put(statement++, one); });
    member("transparency", transparency(analysis));
    json_.end_object();
    return std::move(json_).take();
  }

  std::string write(std::span<const Attribution> attributions) && {
    member("schema", "hearsay-extraction/1");
    std::size_t id = 0;
    array("attributions", attributions, [&](const Attribution& one) {
      json_.begin_object();
      member("id", id++);
      members(one);
      json_.end_object();
    });
    json_.end_object();
    return std::move(json_).take();
  }

 private:
  template <class Value>
  void member(std::string_view name, const Value& value) {
    json_.key(name);
    put(value);
  }

  template <class Elements, class Put>
  void array(std::string_view name, const Elements& elements, Put put_element) {
    json_.key(name);
    json_.begin_array();
    for (const auto& element : elements) put_element(element);
    json_.end_array();
  }
  template <class Elements>
  void array(std::string_view name, const Elements& elements) {
    array(name, elements, [this](const auto& element) { put(element); });
  }

  /// Null where the article shows nothing.
  template <class Value, class Written>
  void shown(std::string_view name, const Shown<Value>& what, const Written& value) {
    json_.key(name);
    if (what.value == Value{}) return json_.null();
    json_.begin_object();
    member("value", value);
    member("span", what.span);
    json_.end_object();
  }
  template <class Value>
  void shown(std::string_view name, const Shown<Value>& what) {
    shown(name, what, what.value);
  }

  template <class Value>
  void put(const Value& value) {
    json_.value(value);
  }

  void put(Span at) {
    if (at.empty()) return json_.null();
    json_.begin_object();
    member("begin", at.begin);
    member("end", at.end);
    array("code_points",
          std::array{document_.code_points_before(at.begin), document_.code_points_before(at.end)});
    member("text", document_[at]);
    json_.end_object();
  }

  void put(const Mention& mention) {
    json_.begin_object();
    member("kind", to_string(mention.kind));
    member("span", mention.span);
    json_.end_object();
  }

  void put(SourceId id, const Source& source, const Transparency& counts) {
    json_.begin_object();
    member("id", id);
    member("name", source.name);
    member("identity", to_string(source.identity));
    member("role", to_string(source.role));
    member("specificity", source.specificity);
    shown("senior", source.senior);
    shown("office", source.office);
    shown("organization", source.organization);
    shown("country", source.country);
    shown("count", source.count);
    shown("gender", source.gender, to_string(source.gender.value));
    shown("access", source.access, to_string(source.access.value));
    array("anonymity", source.anonymity);
    member("speaks_for", source.speaks_for);
    array("mentions", source.mentions);
    member("transparency", counts);
    json_.end_object();
  }

  void members(const Attribution& attribution) {
    array("mention", attribution.source);
    array("cue", attribution.cue);
    array("content", attribution.content);
    member("kind", to_string(attribution.kind));
    member("act", to_string(attribution.act));
    member("polarity", to_string(attribution.polarity));
    member("actuality", to_string(attribution.actuality));
    member("parent", attribution.parent);
    member("addressee", attribution.addressee);
    member("medium", attribution.medium);
    member("date", attribution.date);
  }

  void put(std::size_t id, const Statement& statement) {
    const auto& [attribution, sourcing, assessment] = statement;
    json_.begin_object();
    member("id", id);
    member("source", sourcing.source);
    array("via", sourcing.via);
    member("hops", sourcing.hops);
    member("hop_span", sourcing.hop_span);
    member("anonymity", sourcing.anonymity);
    members(attribution);
    member("strength", assessment.strength);
    member("stance", assessment.stance);
    member("probability", assessment.probability);
    json_.end_object();
  }

  void put(const Strength& strength) {
    json_.begin_object();
    member("score", strength.score);
    member("log_odds", strength.log_odds);
    array("contributions", strength.contributions);
    json_.end_object();
  }

  void put(const Contribution& contribution) {
    json_.begin_object();
    member("feature", contribution.feature);
    member("log_odds", contribution.log_odds);
    member("evidence", contribution.evidence);
    member("note", contribution.note);
    json_.end_object();
  }

  void put(const Transparency& counts) {
    json_.begin_object();
    member("statements", counts.statements);
    member("named", counts.named);
    member("organizations", counts.organizations);
    member("documents", counts.documents);
    member("unnamed", counts.unnamed);
    member("groups", counts.groups);
    member("sourceless", counts.sourceless);
    member("unexplained", counts.unexplained);
    member("single_source", counts.single_source);
    member("hearsay", counts.hearsay);
    member("verbatim", counts.verbatim);
    member("mean_strength", counts.mean_strength);
    json_.end_object();
  }

  void put(const Stance& stance) {
    json_.begin_object();
    member("value", stance.value);
    member("estimated", stance.estimated);
    member("span", stance.span);
    json_.end_object();
  }

  void put(const std::optional<StatedProbability>& stated) {
    if (!stated) return json_.null();
    json_.begin_object();
    member("value", stated->value);
    member("low", stated->low);
    member("high", stated->high);
    member("phrase", stated->phrase);
    member("yardstick", to_string(stated->yardstick));
    json_.end_object();
  }

  const Document& document_;
  JsonText json_;
};

}  // namespace

std::string to_json(const Analysis& analysis) {
  return Writer(analysis.id, analysis.document).write(analysis);
}

std::string to_json(std::string_view id, const Document& document,
                    std::span<const Attribution> attributions) {
  return Writer(id, document).write(attributions);
}

}  // namespace hearsay
