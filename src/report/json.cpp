#include <boost/json/array.hpp>
#include <boost/json/monotonic_resource.hpp>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>
#include <boost/json/value_ref.hpp>
#include <cmath>

#include "hearsay/report.hpp"
#include "hearsay/transparency.hpp"
#include "hearsay/version.hpp"
#include "report/writing.hpp"

namespace hearsay {
namespace {

namespace json = boost::json;

// Builds the parts of one article in one arena: what is made here lives until the text is written.
class Writer {
 public:
  explicit Writer(const Document& document) : document_(document) {}

  std::string write(const Analysis& analysis) {
    const std::vector<Transparency> by_source = transparency_by_source(analysis);
    json::array sources(&arena_), tentative_sources(&arena_);
    for (const Source& one : analysis.sources) {
      json::object out = source(sources.size(), one);
      out.insert({{"transparency", counts(by_source[sources.size()])}});
      sources.push_back(std::move(out));
    }
    for (const Source& one : analysis.tentative_sources)
      tentative_sources.push_back(source(tentative_sources.size(), one));
    return json::serialize(object({{"generator", generator},
                                   {"id", view(analysis.id)},
                                   {"schema", "hearsay-analysis/1"},
                                   {"title", view(analysis.title)},
                                   {"publisher", view(analysis.publisher)},
                                   {"date", view(analysis.date)},
                                   {"author", view(analysis.author)},
                                   {"url", view(analysis.url)},
                                   {"sources", std::move(sources)},
                                   {"statements", statements(analysis.statements)},
                                   {"tentative_sources", std::move(tentative_sources)},
                                   {"tentative", statements(analysis.tentative)},
                                   {"transparency", counts(transparency(analysis))}}));
  }

  std::string write(std::string_view id, std::span<const Attribution> attributions) {
    json::array all(&arena_);
    for (const Attribution& one : attributions) {
      json::object out = object({{"id", all.size()}});
      add(out, one);
      all.push_back(std::move(out));
    }
    return json::serialize(object({{"generator", generator},
                                   {"id", view(id)},
                                   {"schema", "hearsay-extraction/1"},
                                   {"attributions", std::move(all)}}));
  }

 private:
  using Members = std::initializer_list<std::pair<json::string_view, json::value_ref>>;

  static constexpr const char* generator = "hearsay " HEARSAY_VERSION_STRING;

  json::object object(Members members) { return json::object(members, &arena_); }

  template <class Elements, class Make>
  json::array array(const Elements& elements, Make make) {
    json::array out(&arena_);
    out.reserve(elements.size());
    for (const auto& element : elements) out.push_back(make(element));
    return out;
  }

  json::value span(Span at) {
    if (at.empty()) return nullptr;
    return object({{"begin", at.begin},
                   {"end", at.end},
                   {"code_points", json::array({document_.code_points_before(at.begin),
                                                document_.code_points_before(at.end)},
                                               &arena_)},
                   {"text", view(document_[at])}});
  }

  template <class Parts>
  json::array spans(const Parts& parts) {
    return array(parts, [this](Span part) { return span(part); });
  }

  template <class T>
  json::value shown(const Shown<T>& what, json::value_ref value) {
    if (what.value == T{}) return nullptr;
    return object({{"value", value}, {"span", span(what.span)}});
  }
  json::value shown(const Shown<std::string>& what) { return shown(what, view(what.value)); }

  template <class Id>
  static json::value optional(const std::optional<Id>& id) {
    return id ? json::value(*id) : json::value(nullptr);
  }

  json::array reasons(const std::vector<Reason>& from) {
    return array(from, [this](const Reason& reason) {
      return object({{"evidence", view(to_string(reason.evidence))},
                     {"span", span(reason.span)},
                     {"log_odds", std::round(100 * double{reason.log_odds}) / 100}});
    });
  }

  json::object source(std::size_t id, const Source& from) {
    return object({{"id", id},
                   {"name", view(from.name)},
                   {"identity", view(to_string(from.identity))},
                   {"role", view(to_string(from.role))},
                   {"identity_because", reasons(from.identity_because)},
                   {"role_because", reasons(from.role_because)},
                   {"specificity", from.specificity},
                   {"senior", shown(from.senior, from.senior.value)},
                   {"office", shown(from.office)},
                   {"organization", shown(from.organization)},
                   {"country", shown(from.country)},
                   {"count", shown(from.count, from.count.value)},
                   {"gender", shown(from.gender, view(to_string(from.gender.value)))},
                   {"access", shown(from.access, view(to_string(from.access.value)))},
                   {"anonymity", spans(from.anonymity)},
                   {"speaks_for", optional(from.speaks_for)},
                   {"mentions", array(from.mentions, [this](const Mention& mention) {
                      return object({{"kind", view(to_string(mention.kind))},
                                     {"joined_by", view(to_string(mention.joined_by))},
                                     {"span", span(mention.span)}});
                    })}});
  }

  void add(json::object& out, const Attribution& attribution) {
    out.insert({{"mention", spans(attribution.source)},
                {"cue", spans(attribution.cue)},
                {"content", spans(attribution.content)},
                {"kind", view(to_string(attribution.kind))},
                {"act", view(to_string(attribution.act))},
                {"polarity", view(to_string(attribution.polarity))},
                {"actuality", view(to_string(attribution.actuality))},
                {"parent", optional(attribution.parent)},
                {"addressee", span(attribution.addressee)},
                {"medium", span(attribution.medium)},
                {"date", span(attribution.date)}});
  }

  json::array statements(std::span<const Statement> from) {
    json::array out(&arena_);
    for (const Statement& one : from) out.push_back(statement(out.size(), one));
    return out;
  }

  json::object statement(std::size_t id, const Statement& from) {
    const auto& [attribution, sourcing, assessment] = from;
    json::object out = object({{"id", id},
                               {"source", optional(sourcing.source)},
                               {"via", array(sourcing.via, [](SourceId passed_on) { return passed_on; })},
                               {"hops", sourcing.hops},
                               {"hop_span", span(sourcing.hop_span)},
                               {"anonymity", span(sourcing.anonymity)}});
    add(out, attribution);
    out.insert({{"strength", strength(assessment.strength)},
                {"stance", stance(assessment.stance)},
                {"probability", assessment.probability ? probability(*assessment.probability) : nullptr}});
    return out;
  }

  json::object strength(const Strength& from) {
    return object({{"score", from.score},
                   {"log_odds", from.log_odds},
                   {"contributions", array(from.contributions, [this](const Contribution& contribution) {
                      return object({{"feature", view(contribution.feature)},
                                     {"log_odds", contribution.log_odds},
                                     {"evidence", span(contribution.evidence)},
                                     {"note", view(contribution.note)}});
                    })}});
  }

  json::object counts(const Transparency& from) {
    return object({{"statements", from.statements},
                   {"named", from.named},
                   {"organizations", from.organizations},
                   {"documents", from.documents},
                   {"unnamed", from.unnamed},
                   {"groups", from.groups},
                   {"sourceless", from.sourceless},
                   {"unexplained", from.unexplained},
                   {"single_source", from.single_source},
                   {"hearsay", from.hearsay},
                   {"verbatim", from.verbatim},
                   {"mean_strength", from.mean_strength}});
  }

  json::object stance(const Stance& from) {
    return object({{"value", from.value}, {"estimated", from.estimated}, {"span", span(from.span)}});
  }

  json::value probability(const StatedProbability& from) {
    return object({{"value", from.value},
                   {"low", from.low},
                   {"high", from.high},
                   {"phrase", span(from.phrase)},
                   {"yardstick", view(to_string(from.yardstick))}});
  }

  const Document& document_;
  json::monotonic_resource arena_;
};

}  // namespace

std::string to_json(const Analysis& analysis) {
  return Writer(analysis.document).write(analysis);
}

std::string to_json(std::string_view id, const Document& document,
                    std::span<const Attribution> attributions) {
  return Writer(document).write(id, attributions);
}

}  // namespace hearsay
