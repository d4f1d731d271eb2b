// An analysis for the web of data, in words that others have defined:
// - schema.org: the article, and each statement as a Quotation of it. A Review of the quotation holds the
//   attribution strength.
// - PROV-O (W3C 2013): whom a statement is attributed to, the act in which it was made, and who passed it on.
// - Web Annotation (W3C 2017): spans, as positions in code points and as the text with what stands around it.
// Offsets of both W3C selectors and of Document are code points and mean the same.
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>
#include <cmath>

#include "hearsay/report.hpp"
#include "hearsay/version.hpp"
#include "report/writing.hpp"

namespace hearsay {
namespace {

namespace json = boost::json;

// An article's id may be anything; only one that is an address on the web is an IRI already.
std::string iri(const Analysis& analysis) {
  return is_web_address(analysis.id) ? analysis.id : "urn:uuid:" + uuid(analysis.id);
}

json::object named(std::string_view type, std::string_view name) {
  return {{"@type", view(type)}, {"name", view(name)}};
}

class LinkedArticle {
 public:
  explicit LinkedArticle(const Analysis& analysis) : analysis_(analysis), iri_(iri(analysis)) {}

  std::string write() const {
    json::object out{{"@context", json::object{{"@vocab", "https://schema.org/"},
                                               {"prov", "http://www.w3.org/ns/prov#"},
                                               {"rdfs", "http://www.w3.org/2000/01/rdf-schema#"}}},
                     {"@id", iri_},
                     {"@type", {"NewsArticle", "prov:Entity"}},
                     {"identifier", analysis_.id}};
    if (!analysis_.title.empty()) out["headline"] = analysis_.title;
    if (!analysis_.date.empty()) out["datePublished"] = analysis_.date;
    if (!analysis_.author.empty()) out["author"] = json::object{{"name", analysis_.author}};
    if (!analysis_.url.empty()) out["url"] = analysis_.url;
    if (!analysis_.publisher.empty()) out["publisher"] = named("Organization", analysis_.publisher);
    json::array& sources = out["mentions"].emplace_array();
    for (SourceId id = 0; id < analysis_.sources.size(); ++id) sources.push_back(source(id));
    json::array& statements = out["hasPart"].emplace_array();
    for (std::size_t i = 0; i < analysis_.statements.size(); ++i) statements.push_back(statement(i));
    return json::serialize(out);
  }

 private:
  enum class Kind { person, organization, several, document };

  Kind kind(SourceId id) const {
    const Source& source = analysis_.sources[id];
    if (source.identity == Identity::document) return Kind::document;
    if (source.identity == Identity::organization) return Kind::organization;
    return source.identity == Identity::group || source.count.value > 1 ? Kind::several : Kind::person;
  }

  json::object reference(std::string_view part, std::size_t index) const {
    return {{"@id", iri_ + "#" + std::string(part) + "-" + std::to_string(index)}};
  }

  json::object source(SourceId id) const {
    const Source& from = analysis_.sources[id];
    json::object out = reference("source", id);
    switch (kind(id)) {
      case Kind::person:
        out["@type"] = {"Person", "prov:Person"};
        break;
      case Kind::organization:
        out["@type"] = {"Organization", "prov:Organization"};
        break;
      case Kind::several:  // schema.org knows no unorganized group
        out["@type"] = "prov:Agent";
        break;
      case Kind::document:
        out["@type"] = {"CreativeWork", "prov:Entity"};
        break;
    }
    out["name"] = from.name;
    out["description"] = std::string(to_string(from.identity)) + ", " + std::string(to_string(from.role));
    if (kind(id) == Kind::person) {
      if (!from.office.value.empty()) out["jobTitle"] = from.office.value;
      if (!from.organization.value.empty())
        out["affiliation"] = named("Organization", from.organization.value);
    }
    if (from.speaks_for) out["prov:actedOnBehalfOf"] = reference("source", *from.speaks_for);
    return out;
  }

  json::object statement(std::size_t index) const {
    const auto& [attribution, sourcing, assessment] = analysis_.statements[index];
    json::object out = reference("statement", index);
    out["@type"] = {"Quotation", "prov:Entity"};
    out["text"] = analysis_.document.on_one_line(attribution.content);
    out["prov:wasQuotedFrom"] = json::object{{"@id", iri_}};
    if (attribution.parent) out["isPartOf"] = reference("statement", *attribution.parent);

    json::object act{{"@type", "prov:Activity"}};
    if (!attribution.cue.empty()) act["rdfs:label"] = analysis_.document.on_one_line(attribution.cue);
    if (sourcing.source) {
      const json::object reference_to_source = reference("source", *sourcing.source);
      const Kind what = kind(*sourcing.source);
      if (what == Kind::document) {
        out["citation"] = out["prov:hadPrimarySource"] = reference_to_source;
      } else {
        out["prov:wasAttributedTo"] = act["prov:wasAssociatedWith"] = reference_to_source;
        if (what != Kind::several) out["spokenByCharacter"] = reference_to_source;
      }
    }
    out["prov:wasGeneratedBy"] = std::move(act);
    json::array passed_on;
    for (const SourceId via : sourcing.via) {
      passed_on.push_back(json::object{
          {"@type", "prov:Attribution"},
          {"prov:agent", reference("source", via)},
          {"prov:hadRole", json::object{{"@type", "prov:Role"}, {"rdfs:label", "passed it on"}}}});
    }
    if (!passed_on.empty()) out["prov:qualifiedAttribution"] = std::move(passed_on);
    out["review"] =
        json::object{{"@type", "Review"},
                     {"reviewAspect", "attribution strength"},
                     {"reviewRating", json::object{{"@type", "Rating"},
                                                   {"ratingValue", fixed(assessment.strength.score, 2)},
                                                   {"worstRating", "0"},
                                                   {"bestRating", "100"}}}};
    return out;
  }

  const Analysis& analysis_;
  std::string iri_;
};

class Annotations {
 public:
  explicit Annotations(const Analysis& analysis) : analysis_(analysis), iri_(iri(analysis)) {}

  std::string write() && {
    for (std::size_t i = 0; i < analysis_.statements.size(); ++i) {
      const auto& [attribution, sourcing, assessment] = analysis_.statements[i];
      json::array said{body("tagging", "content"), body("tagging", to_string(attribution.kind))};
      said.push_back(
          body("assessing",
               "attribution strength " + std::to_string(std::lround(assessment.strength.score)) + " of 100"));
      add(i, "content", attribution.content, std::move(said));
      add(i, "cue", attribution.cue, {body("tagging", "cue"), body("tagging", to_string(attribution.act))});
      json::array who{body("tagging", "source")};
      if (sourcing.source) {
        const Source& source = analysis_.sources[*sourcing.source];
        who.push_back(body("identifying", source.name));
        who.push_back(body("tagging", to_string(source.identity)));
        who.push_back(body("tagging", to_string(source.role)));
      }
      add(i, "source", attribution.source, std::move(who));
    }
    return std::move(out_);
  }

 private:
  static json::object body(std::string_view purpose, std::string_view value) {
    return {{"type", "TextualBody"},
            {"purpose", view(purpose)},
            {"format", "text/plain"},
            {"value", view(value)}};
  }

  // Some 32 bytes beside a span, cut where a character begins, and at line ends, which may be the borders of
  // paragraphs in a page.
  std::string_view before(Span span) const {
    std::uint32_t begin = span.begin < 32 ? 0 : span.begin - 32;
    while (begin < span.begin && continues(begin)) ++begin;
    const std::string_view text = analysis_.document[Span{begin, span.begin}];
    const std::size_t line_end = text.find_last_of("\r\n");
    return line_end == std::string_view::npos ? text : text.substr(line_end + 1);
  }
  std::string_view after(Span span) const {
    std::uint32_t end = std::min(span.end + 32, static_cast<std::uint32_t>(analysis_.document.text().size()));
    while (end > span.end && continues(end)) --end;
    const std::string_view text = analysis_.document[Span{span.end, end}];
    return text.substr(0, text.find_first_of("\r\n"));
  }
  // The parts of a span that stand on lines of their own.
  std::vector<Span> lines(Span span) const {
    std::vector<Span> parts;
    while (!span.empty()) {
      const std::string_view text = analysis_.document[span];
      const auto size = static_cast<std::uint32_t>(std::min(text.find_first_of("\r\n"), text.size()));
      if (size > 0) parts.push_back({span.begin, span.begin + size});
      span.begin += std::min(size + 1, span.size());
    }
    return parts;
  }
  bool continues(std::uint32_t at) const {
    const std::string& text = analysis_.document.text();
    return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80;
  }

  json::object target(Span span) const {
    const Document& document = analysis_.document;
    return {{"source", iri_},
            {"selector", json::array{json::object{{"type", "TextPositionSelector"},
                                                  {"start", document.code_points_before(span.begin)},
                                                  {"end", document.code_points_before(span.end)}},
                                     json::object{{"type", "TextQuoteSelector"},
                                                  {"exact", view(document[span])},
                                                  {"prefix", view(before(span))},
                                                  {"suffix", view(after(span))}}}}};
  }

  void add(std::size_t statement, std::string_view role, const Spans& spans, json::array bodies) {
    if (spans.empty()) return;
    json::array targets;
    for (const Span span : spans) {
      for (const Span line : lines(span)) targets.push_back(target(line));
    }
    out_ += json::serialize(json::object{
        {"@context", "http://www.w3.org/ns/anno.jsonld"},
        {"id", iri_ + "#statement-" + std::to_string(statement) + "-" + std::string(role)},
        {"type", "Annotation"},
        {"motivation", "describing"},
        {"generator", json::object{{"type", "Software"}, {"name", "hearsay " HEARSAY_VERSION_STRING}}},
        {"body", std::move(bodies)},
        {"target", std::move(targets)}});
    out_ += '\n';
  }

  const Analysis& analysis_;
  std::string iri_;
  std::string out_;
};

}  // namespace

std::string to_json_ld(const Analysis& analysis) {
  return LinkedArticle(analysis).write();
}

std::string to_web_annotations(const Analysis& analysis) {
  return Annotations(analysis).write();
}

}  // namespace hearsay
