// hearsay-sources: writes what the typer looks at in each source of some articles, for training.
//
//     hearsay-sources [WEIGHTS] < ARTICLES > SOURCES
//
// Standard input has one JSON object a line: {"id": …, "text": …, "ann": …}, where "ann" is a brat standoff
// file's content; without it, the attributions are those that the library finds.
//
// Standard output gets one a line, offsets in code points:
//
//     {"id": …, "sources": [{"statements": [["E1", 0, 17], …], "name": …, "known": whether the lexicon knows
//     the person,
//      "mentions": [[0, 17], …], "bags": [[…], …], "signs": […], "word_signs": […]}, …]}

#include <boost/json.hpp>
#include <fstream>
#include <iostream>
#include <iterator>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "hearsay/extractor.hpp"
#include "hearsay/standoff.hpp"
#include "source/anonymity.hpp"
#include "source/coreference.hpp"
#include "source/hearsay.hpp"
#include "source/type_features.hpp"
#include "source/typing.hpp"
#include "tagger/state.hpp"

namespace {

namespace json = boost::json;
using namespace hearsay;

class Writer {
 public:
  explicit Writer(Model model) : model_(std::move(model)), extractor_(model_) {}

  json::object sources_of(const json::object& record) const {
    const Document document = Document::from_utf8(std::string(record.at("text").as_string())).value();
    std::vector<Attribution> attributions;
    std::vector<std::string> ids;
    if (const json::value* ann = record.if_contains("ann")) {
      for (const auto& [event, attribution] : read_standoff(document, ann->as_string()).value()) {
        ids.push_back(event);
        attributions.push_back(attribution);
      }
      describe(document, lexicon_, attributions);
    } else {
      attributions = extractor_.extract(document);
      for (std::size_t i = 0; i < attributions.size(); ++i) ids.push_back("E" + std::to_string(i + 1));
    }
    const Model::State& model = model_.state();
    const source::Words words(document, vocabulary_, &model.network.vocabulary);
    const source::Contents contents(attributions);
    const source::Coreference coreference =
        source::resolve_coreference(words, attributions, contents, source::choose_by(model.rank_choice));
    const std::vector<source::Chain> chains =
        source::find_chains(words, lexicon_, coreference, attributions, contents, "");
    const tagger::Vocabulary& vocabulary = model.network.vocabulary;
    source::Typing typing(words, vocabulary, model.type_network, coreference, attributions, chains);
    const source::TypeFeatureReader reader(words, vocabulary, coreference, attributions, chains);
    const auto place = [&](Span span) {
      return json::array{document.code_points_before(span.begin), document.code_points_before(span.end)};
    };
    json::array sources;
    for (source::Index e = 0; e < static_cast<source::Index>(coreference.entities.size()); ++e) {
      json::array statements, mentions, bags;
      for (std::size_t a = 0; a < chains.size(); ++a) {
        if (chains[a].source != e) continue;
        const Span span =
            chains[a].description.empty() ? attributions[a].source.hull() : chains[a].description;
        const json::array at = place(span);
        statements.push_back({ids[a], at[0], at[1]});
      }
      if (statements.empty()) continue;
      const Source source = typing.source(e);
      for (const Mention& mention : source.mentions) mentions.push_back(place(mention.span));
      source::TypeFeatures features;
      reader.read(e, features);
      for (const auto& bag : features.bags) bags.emplace_back(json::array(bag.begin(), bag.end()));
      bags.back() = json::array(reader.article().begin(), reader.article().end());
      json::array signs, word_signs;
      for (const source::Sign& sign : features.signs)
        (source::is_word(sign.kind) ? word_signs : signs).push_back(sign.hash);
      sources.push_back({{"statements", std::move(statements)},
                         {"name", source.name},
                         {"known", coreference.entities[static_cast<std::size_t>(e)].known != source::none},
                         {"mentions", std::move(mentions)},
                         {"bags", std::move(bags)},
                         {"signs", std::move(signs)},
                         {"word_signs", std::move(word_signs)}});
    }
    return {{"id", record.at("id")}, {"sources", std::move(sources)}};
  }

 private:
  Lexicon lexicon_ = Lexicon::builtin();
  source::Vocabulary vocabulary_{lexicon_};
  Model model_;
  Extractor extractor_;
};

}  // namespace

int main(int argc, char** argv) try {
  Model model = Model::builtin();
  if (argc > 1) {
    std::ifstream file(argv[1], std::ios::binary);
    const std::string bytes(std::istreambuf_iterator<char>(file), {});
    model = Model::from_bytes(std::as_bytes(std::span(bytes))).value();
  }
  const Writer writer(std::move(model));
  for (std::string line; std::getline(std::cin, line);)
    std::cout << writer.sources_of(json::parse(line).as_object()) << '\n';
  return 0;
} catch (const std::exception& error) {
  std::cerr << "hearsay-sources: " << error.what() << '\n';
  return 1;
}
