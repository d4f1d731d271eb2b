// hearsay-coreference: writes the choices of coreference that articles give, for training, and what came of
// them.
//
//     hearsay-coreference [WEIGHTS] < ARTICLES > CHOICES
//
// Standard input has one JSON object a line, with the attributions as brat standoff:
//
//     {"id": …, "text": …, "ann": …}
//
// Standard output gets one a line. A choice is of the phrase that is the source of the attributions `of`, if
// it is; each candidate has the attributions whose sources have been joined to it already, or will be;
// features are those that are not 0, as index and value in turn, and nobody's stand last:
//
//     {"id": …, "feature_count": …, "choices": [{"phrase": "the firm", "of": ["E1"], "candidates": [["E4",
//     "E7"], …], "chosen": 0, "features": [[0, 1, 7, .5, …], …]}, …], "sources": {"E1": 0, …}}
//
// Without WEIGHTS, a file of hearsay, the choices are rough ones, for a first round.

#include "source/coreference.hpp"

#include <boost/json.hpp>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "hearsay/document.hpp"
#include "hearsay/lexicon.hpp"
#include "hearsay/model.hpp"
#include "hearsay/standoff.hpp"
#include "source/contents.hpp"
#include "tagger/state.hpp"

namespace {

namespace json = boost::json;
using namespace hearsay;
using source::Index;

// The first candidate of which the noun was said; for a pronoun the first.
std::size_t rough_choice(const source::Choice& choice) {
  for (std::size_t i = 0; i < choice.candidates.size(); ++i) {
    const source::RankFeatures& f = choice.features[i];
    if (source::is_rough_match(f)) return i;
  }
  return choice.candidates.size();
}

json::object resolve(const json::object& record, const source::Vocabulary& vocabulary,
                     const std::optional<Model>& model) {
  const Document document = Document::from_utf8(std::string(record.at("text").as_string())).value();
  const std::vector<StandoffAttribution> read =
      read_standoff(document, std::string(record.at("ann").as_string())).value();
  std::vector<Attribution> attributions;
  for (const StandoffAttribution& each : read) attributions.push_back(each.attribution);

  struct Made {
    source::Choice choice;
    std::size_t chosen;
    std::vector<std::vector<Index>> phrases;  // of each candidate
  };
  std::vector<Made> made;
  const source::Choose by_network = model ? source::choose_by(model->state().rank_choice) : rough_choice;
  const source::Words words(document, vocabulary, model ? &model->state().network.vocabulary : nullptr);
  const source::Contents contents(attributions);
  source::Sieve* at_work = nullptr;
  const source::Choose choose = [&](const source::Choice& choice) {
    made.push_back({choice, by_network(choice), {}});
    for (const Index e : choice.candidates) {
      const std::span<const Index> phrases = at_work->phrases_of(e);
      made.back().phrases.emplace_back(phrases.begin(), phrases.end());
    }
    return made.back().chosen;
  };
  source::Sieve sieve(words, attributions, contents, choose);
  at_work = &sieve;
  const source::Coreference result = sieve.run();

  std::multimap<Index, std::string> ids;  // by phrase
  json::object sources;
  for (std::size_t a = 0; a < read.size(); ++a) {
    if (result.phrase_of[a] != source::none) ids.emplace(result.phrase_of[a], read[a].id);
    sources[read[a].id] = result.source_of[a];
  }
  const auto add_ids = [&ids](Index phrase, json::array& to) {
    const auto [first, last] = ids.equal_range(phrase);
    for (auto at = first; at != last; ++at) to.emplace_back(at->second);
  };
  json::array choices;
  for (const Made& each : made) {
    json::array of, candidates, features;
    add_ids(each.choice.phrase, of);
    for (const std::vector<Index>& phrases : each.phrases) {
      json::array joined;
      for (const Index p : phrases) add_ids(p, joined);
      candidates.push_back(std::move(joined));
    }
    for (const source::RankFeatures& f : each.choice.features) {
      json::array row;
      for (std::size_t i = 0; i < f.size(); ++i) {
        if (f[i] == 0) continue;
        row.emplace_back(i);
        row.emplace_back(f[i]);
      }
      features.push_back(std::move(row));
    }
    const IndexRange tokens = result.phrases[static_cast<std::size_t>(each.choice.phrase)].tokens;
    choices.push_back(json::object{{"phrase", std::string(document[words.span(tokens)])},
                                   {"of", std::move(of)},
                                   {"candidates", std::move(candidates)},
                                   {"chosen", each.chosen},
                                   {"features", std::move(features)}});
  }
  return {{"id", record.at("id")},
          {"feature_count", tagger::rank_feature_count},
          {"choices", std::move(choices)},
          {"sources", std::move(sources)}};
}

}  // namespace

int main(int count, char** arguments) try {
  std::optional<Model> model;
  if (count > 1) {
    std::ifstream file(arguments[1], std::ios::binary);
    const std::vector<char> bytes{std::istreambuf_iterator<char>(file), {}};
    model = Model::from_bytes(std::as_bytes(std::span(bytes))).value();
  }
  const source::Vocabulary vocabulary(Lexicon::builtin());
  for (std::string line; std::getline(std::cin, line);)
    std::cout << resolve(json::parse(line).as_object(), vocabulary, model) << '\n';
  return 0;
} catch (const std::exception& error) {
  std::cerr << "hearsay-coreference: " << error.what() << '\n';
  return 1;
}
