// A CAS of Apache UIMA in JSON (github.com/apache/uima-uimaj-io-jsoncas, version 0.4), as INCEpTION imports
// it: sentences and tokens of DKPro Core, and layers of our own, which INCEpTION calls webanno.custom.NAME.
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>

#include "hearsay/report.hpp"
#include "report/writing.hpp"

namespace hearsay {
namespace {

namespace json = boost::json;

constexpr std::string_view sentence_type = "de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Sentence";
constexpr std::string_view token_type = "de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Token";

constexpr std::string_view text_range = "uima.cas.String", whole_range = "uima.cas.Integer",
                           number_range = "uima.cas.Double", flag_range = "uima.cas.Boolean";

json::object type(std::string_view name,
                  std::initializer_list<std::pair<std::string_view, std::string_view>> features = {}) {
  json::object out{{"%NAME", view(name)}, {"%SUPER_TYPE", "uima.tcas.Annotation"}};
  for (const auto& [feature, range] : features)
    out[view(feature)] = json::object{{"%NAME", view(feature)}, {"%RANGE", view(range)}};
  return out;
}

// Before each byte of a text, how many code units of UTF-16: what UIMA counts in.
std::vector<std::uint32_t> code_units(std::string_view text) {
  std::vector<std::uint32_t> before{0};
  before.reserve(text.size() + 1);
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const std::uint32_t units = byte >= 0xF0 ? 2 : (byte & 0xC0) != 0x80 ? 1 : 0;
    before.push_back(before.back() + units);
  }
  return before;
}

class Cas {
 public:
  explicit Cas(const Analysis& analysis)
      : analysis_(analysis), units_(code_units(analysis.document.text())) {}

  std::string write() && {
    structures_.push_back(json::object{{"%ID", 1},
                                       {"%TYPE", "uima.cas.Sofa"},
                                       {"sofaNum", 1},
                                       {"sofaID", "_InitialView"},
                                       {"mimeType", "text/plain"},
                                       {"sofaString", analysis_.document.text()}});
    for (const Sentence& sentence : analysis_.document.sentences()) add(sentence_type, sentence.span);
    for (const Token& token : analysis_.document.tokens()) add(token_type, token.span);
    for (std::size_t i = 0; i < analysis_.statements.size(); ++i) add_statement(i);
    json::object types;
    for (json::object& one : all_types()) {
      const json::string name = one["%NAME"].as_string();
      types[name] = std::move(one);
    }
    return json::serialize(json::object{
        {"%TYPES", std::move(types)},
        {"%FEATURE_STRUCTURES", std::move(structures_)},
        {"%VIEWS",
         json::object{{"_InitialView", json::object{{"%SOFA", 1}, {"%MEMBERS", std::move(members_)}}}}}});
  }

 private:
  static std::vector<json::object> all_types() {
    return {type(sentence_type), type(token_type),
            type("webanno.custom.Content", {{"statement", whole_range},
                                            {"parent", whole_range},
                                            {"name", text_range},
                                            {"quotation", text_range},
                                            {"act", text_range},
                                            {"polarity", text_range},
                                            {"actuality", text_range},
                                            {"strength", number_range},
                                            {"stance", number_range}}),
            type("webanno.custom.Cue", {{"statement", whole_range}}),
            type("webanno.custom.Source", {{"statement", whole_range},
                                           {"name", text_range},
                                           {"identity", text_range},
                                           {"role", text_range},
                                           {"specificity", whole_range},
                                           {"senior", flag_range}})};
  }

  json::object& add(std::string_view type_name, Span span) {
    const std::size_t id = structures_.size() + 1;
    members_.push_back(id);
    structures_.push_back(json::object{{"%ID", id},
                                       {"%TYPE", view(type_name)},
                                       {"@sofa", 1},
                                       {"begin", units_[span.begin]},
                                       {"end", units_[span.end]}});
    return structures_.back().as_object();
  }

  void add_statement(std::size_t index) {
    const auto& [attribution, sourcing, assessment] = analysis_.statements[index];
    const Source* source = sourcing.source ? &analysis_.sources[*sourcing.source] : nullptr;
    for (const Span part : attribution.content) {
      json::object& content = add("webanno.custom.Content", part);
      content["statement"] = index;
      if (attribution.parent) content["parent"] = *attribution.parent;
      if (source != nullptr) content["name"] = source->name;
      content["quotation"] = view(to_string(attribution.kind));
      content["act"] = view(to_string(attribution.act));
      content["polarity"] = view(to_string(attribution.polarity));
      content["actuality"] = view(to_string(attribution.actuality));
      content["strength"] = assessment.strength.score;
      content["stance"] = assessment.stance.value;
    }
    for (const Span part : attribution.cue) add("webanno.custom.Cue", part)["statement"] = index;
    for (const Span part : attribution.source) {
      json::object& mention = add("webanno.custom.Source", part);
      mention["statement"] = index;
      if (source == nullptr) continue;
      mention["name"] = source->name;
      mention["identity"] = view(to_string(source->identity));
      mention["role"] = view(to_string(source->role));
      mention["specificity"] = source->specificity;
      mention["senior"] = source->senior.value;
    }
  }

  const Analysis& analysis_;
  std::vector<std::uint32_t> units_;
  json::array structures_, members_;
};

}  // namespace

std::string to_cas(const Analysis& analysis) {
  return Cas(analysis).write();
}

}  // namespace hearsay
