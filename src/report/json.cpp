#include <boost/json/array.hpp>
#include <boost/json/monotonic_resource.hpp>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>

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
  Writer(std::string_view id, const Document& document) : document_(document) {
    root_["generator"] = "hearsay " HEARSAY_VERSION_STRING;
    root_["id"] = view(id);
  }

  std::string write(const Analysis& analysis) {
    root_["schema"] = "hearsay-analysis/1";
    root_["title"] = view(analysis.title);
    root_["publisher"] = view(analysis.publisher);
    root_["date"] = view(analysis.date);
    json::array& sources = root_["sources"].emplace_array();
    const std::vector<Transparency> by_source = transparency_by_source(analysis);
    for (const Source& one : analysis.sources) {
      json::object out = source(sources.size(), one);
      out["transparency"] = counts(by_source[sources.size()]);
      sources.push_back(std::move(out));
    }
    json::array& statements = root_["statements"].emplace_array();
    for (const Statement& one : analysis.statements) statements.push_back(statement(statements.size(), one));
    root_["transparency"] = counts(transparency(analysis));
    return json::serialize(root_);
  }

  std::string write(std::span<const Attribution> attributions) {
    root_["schema"] = "hearsay-extraction/1";
    json::array& all = root_["attributions"].emplace_array();
    for (const Attribution& one : attributions) {
      json::object out = object();
      out["id"] = all.size();
      add(out, one);
      all.push_back(std::move(out));
    }
    return json::serialize(root_);
  }

 private:
  json::object object() { return json::object(&arena_); }

  json::value span(Span at) {
    if (at.empty()) return nullptr;
    json::object out = object();
    out["begin"] = at.begin;
    out["end"] = at.end;
    out["code_points"] =
        json::array({document_.code_points_before(at.begin), document_.code_points_before(at.end)}, &arena_);
    out["text"] = view(document_[at]);
    return out;
  }

  json::array spans(const Spans& parts) {
    json::array out(&arena_);
    for (const Span part : parts) out.push_back(span(part));
    return out;
  }

  template <class T>
  json::value shown(const Shown<T>& what, json::value value) {
    if (what.value == T{}) return nullptr;
    json::object out = object();
    out["value"] = std::move(value);
    out["span"] = span(what.span);
    return out;
  }
  json::value shown(const Shown<std::string>& what) { return shown(what, view(what.value)); }

  template <class Id>
  static json::value optional(const std::optional<Id>& id) {
    return id ? json::value(*id) : json::value(nullptr);
  }

  json::object source(std::size_t id, const Source& from) {
    json::object out = object();
    out["id"] = id;
    out["name"] = view(from.name);
    out["identity"] = view(to_string(from.identity));
    out["role"] = view(to_string(from.role));
    out["specificity"] = from.specificity;
    out["senior"] = shown(from.senior, from.senior.value);
    out["office"] = shown(from.office);
    out["organization"] = shown(from.organization);
    out["country"] = shown(from.country);
    out["count"] = shown(from.count, from.count.value);
    out["gender"] = shown(from.gender, view(to_string(from.gender.value)));
    out["access"] = shown(from.access, view(to_string(from.access.value)));
    json::array& anonymity = out["anonymity"].emplace_array();
    for (const Span at : from.anonymity) anonymity.push_back(span(at));
    out["speaks_for"] = optional(from.speaks_for);
    json::array& mentions = out["mentions"].emplace_array();
    for (const Mention& mention : from.mentions) {
      json::object one = object();
      one["kind"] = view(to_string(mention.kind));
      one["span"] = span(mention.span);
      mentions.push_back(std::move(one));
    }
    return out;
  }

  void add(json::object& out, const Attribution& attribution) {
    out["mention"] = spans(attribution.source);
    out["cue"] = spans(attribution.cue);
    out["content"] = spans(attribution.content);
    out["kind"] = view(to_string(attribution.kind));
    out["act"] = view(to_string(attribution.act));
    out["polarity"] = view(to_string(attribution.polarity));
    out["actuality"] = view(to_string(attribution.actuality));
    out["parent"] = optional(attribution.parent);
    out["addressee"] = span(attribution.addressee);
    out["medium"] = span(attribution.medium);
    out["date"] = span(attribution.date);
  }

  json::object statement(std::size_t id, const Statement& from) {
    const auto& [attribution, sourcing, assessment] = from;
    json::object out = object();
    out["id"] = id;
    out["source"] = optional(sourcing.source);
    json::array& via = out["via"].emplace_array();
    for (const SourceId passed_on : sourcing.via) via.push_back(passed_on);
    out["hops"] = sourcing.hops;
    out["hop_span"] = span(sourcing.hop_span);
    out["anonymity"] = span(sourcing.anonymity);
    add(out, attribution);
    out["strength"] = strength(assessment.strength);
    out["stance"] = stance(assessment.stance);
    out["probability"] = assessment.probability ? probability(*assessment.probability) : json::value(nullptr);
    return out;
  }

  json::object strength(const Strength& from) {
    json::object out = object();
    out["score"] = from.score;
    out["log_odds"] = from.log_odds;
    json::array& contributions = out["contributions"].emplace_array();
    for (const Contribution& contribution : from.contributions) {
      json::object one = object();
      one["feature"] = view(contribution.feature);
      one["log_odds"] = contribution.log_odds;
      one["evidence"] = span(contribution.evidence);
      one["note"] = view(contribution.note);
      contributions.push_back(std::move(one));
    }
    return out;
  }

  json::object counts(const Transparency& from) {
    json::object out = object();
    out["statements"] = from.statements;
    out["named"] = from.named;
    out["organizations"] = from.organizations;
    out["documents"] = from.documents;
    out["unnamed"] = from.unnamed;
    out["groups"] = from.groups;
    out["sourceless"] = from.sourceless;
    out["unexplained"] = from.unexplained;
    out["single_source"] = from.single_source;
    out["hearsay"] = from.hearsay;
    out["verbatim"] = from.verbatim;
    out["mean_strength"] = from.mean_strength;
    return out;
  }

  json::object stance(const Stance& from) {
    json::object out = object();
    out["value"] = from.value;
    out["estimated"] = from.estimated;
    out["span"] = span(from.span);
    return out;
  }

  json::value probability(const StatedProbability& from) {
    json::object out = object();
    out["value"] = from.value;
    out["low"] = from.low;
    out["high"] = from.high;
    out["phrase"] = span(from.phrase);
    out["yardstick"] = view(to_string(from.yardstick));
    return out;
  }

  const Document& document_;
  json::monotonic_resource arena_;
  json::object root_{&arena_};
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
