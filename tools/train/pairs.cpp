// hearsay-pairs: writes the choices that the linker would have to make of tagged texts, for training.
//
//     hearsay-pairs < TAGGED > CHOICES
//
// Standard input has one JSON object a line, with the tags of the tokens as hearsay-features splits them (see
// tagger/tags.hpp):
//
//     {"id": …, "text": …, "tags": [0,1,2,…]}
//
// and "regions" besides where the tags are those of attributions inside contents: for each token a number of
// the content around it, and 0 outside. Contents stand two apart or more.
//
// Standard output gets one a line, ranges in tokens, the candidate "none" as null and last:
//
//     {"id": …, "choices": [{"kind": "source", "subject": [3,4], "candidates": [[0,3],null], "features":
//     [[…],[…]]}, …]}
//
// First the sources of the cues, in their order, then ("kind": "content") the cues of the contents.

#include <boost/json.hpp>
#include <cstdint>
#include <iostream>
#include <stdexcept>
#include <string>
#include <vector>

#include "attribution/choices.hpp"
#include "attribution/feature_values.hpp"
#include "attribution/spans_of_tags.hpp"
#include "hearsay/document.hpp"
#include "tagger/features.hpp"
#include "tagger/tags.hpp"

namespace {

namespace json = boost::json;
using namespace hearsay;
using namespace hearsay::attribution;

json::array to_json(IndexRange range) {
  return {range.begin, range.end};
}

json::object to_json(const Choice& choice, const RoleSpans& spans) {
  json::array candidates, features;
  for (const std::uint32_t index : choice.candidates)
    candidates.push_back(to_json(spans[choice.wanted][index]));
  candidates.push_back(nullptr);
  for (const LinkFeatures& row : choice.features) features.emplace_back(json::array(row.begin(), row.end()));
  return {{"kind", choice.wanted == Role::source ? "source" : "content"},
          {"subject", to_json(choice.subject)},
          {"candidates", std::move(candidates)},
          {"features", std::move(features)}};
}

// As given; a quotation's tokens are plain text to what is inside of it.
std::vector<std::uint32_t> inner_regions(const json::array& given, std::vector<tagger::Features>& features) {
  std::vector<std::uint32_t> regions;
  bool is_quotation = false;
  for (const json::value& region : given) {
    const std::size_t token = regions.size();
    regions.push_back(region.to_number<std::uint32_t>());
    if (token == 0 || regions[token] != regions[token - 1])
      is_quotation = features.at(token).quote != quote::outside;
    if (regions[token] != 0 && is_quotation) features.at(token).quote = quote::outside;
  }
  if (regions.size() != features.size()) throw std::runtime_error("a text needs one region for each token");
  return regions;
}

json::object choices_of(const json::object& record) {
  const Document document = Document::from_utf8(std::string(record.at("text").as_string())).value();
  std::vector<tagger::Tag> tags;
  for (const json::value& tag : record.at("tags").as_array())
    tags.push_back(static_cast<tagger::Tag>(tag.to_number<std::uint8_t>()));
  if (tags.size() != document.tokens().size())
    throw std::runtime_error("a text needs one tag for each token");

  std::string buffer;
  std::vector<tagger::Features> features;
  tagger::find_features(document, tagger::Vocabulary(), buffer, features);
  const std::span<const lexicon::Key> keys = document.word_keys();
  const RoleSpans spans = spans_of_tags(tags);
  std::vector<std::uint32_t> regions = paragraphs_of_tokens(document);
  if (const json::value* const given = record.if_contains("regions"))
    regions = inner_regions(given->as_array(), features);
  static const Grammar grammar(Lexicon::builtin());
  const Choices choices(document, features, keys, regions, spans, grammar);
  json::array written;
  Choice choice;
  for (std::uint32_t cue = 0; cue < spans[Role::cue].size(); ++cue) {
    choices.source_of(cue, choice);
    written.push_back(to_json(choice, spans));
  }
  for (std::uint32_t content = 0; content < spans[Role::content].size(); ++content) {
    choices.cue_of(content, choice);
    written.push_back(to_json(choice, spans));
  }
  return {{"id", record.at("id")}, {"choices", std::move(written)}};
}

}  // namespace

int main() try {
  for (std::string line; std::getline(std::cin, line);)
    std::cout << choices_of(json::parse(line).as_object()) << '\n';
  return 0;
} catch (const std::exception& error) {
  std::cerr << "hearsay-pairs: " << error.what() << '\n';
  return 1;
}
