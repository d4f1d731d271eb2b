// hearsay-event-pairs: what statements of one event have in common, for pair_weights.py.
//
//     hearsay-event-pairs CORPUS < EVENTS > PAIRS             all pairs with their features
//     hearsay-event-pairs CORPUS WEIGHTS LIKELY MEAN < EVENTS > CLAIMS    claims that the weights make
//
// EVENTS has a line for each event, the ids of its articles with tabs between them. PAIRS has a line for each
// pair of statements of two articles that share a word: the event's number, article and statement of both,
// and the features. CLAIMS has event, claim, article and statement. WEIGHTS is the bias, then the weights.

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <map>
#include <sstream>
#include <string>

#include "corpus/event_claims.hpp"

namespace {

using namespace hearsay;

std::string slurp(const char* path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw std::runtime_error(std::string("cannot read ") + path);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

bool share_a_word(const Wordings& a, const Wordings& b) {
  const auto &one = a.wording.words, &other = b.wording.words;
  return std::find_first_of(one.begin(), one.end(), other.begin(), other.end()) != one.end();
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2 && argc != 5) return 2;
  const auto corpus = Corpus::from_jsonl(slurp(argv[1]));
  if (corpus.has_error()) {
    std::cerr << corpus.error().detail << "\n";
    return 1;
  }
  std::map<std::string, const ArticleDigest*> by_id;
  for (const ArticleDigest& article : corpus->articles()) by_id[article.id] = &article;
  PairWeights weights{};
  if (argc == 5) {
    std::istringstream numbers(slurp(argv[2]));
    numbers >> weights.bias;
    for (double& weight : weights.weights) numbers >> weight;
  }
  std::cout.precision(9);
  std::string line;
  for (int number = 0; std::getline(std::cin, line); ++number) {
    std::vector<const ArticleDigest*> articles;
    std::istringstream ids(line);
    for (std::string id; std::getline(ids, id, '\t');) articles.push_back(by_id.at(id));
    // Sources are one by their names, which is nearly what link() does.
    std::map<std::string, std::uint32_t> numbers;
    const auto number_of = [&numbers](const std::string& name) {
      return numbers.try_emplace(name, static_cast<std::uint32_t>(numbers.size())).first->second;
    };
    std::vector<std::vector<std::uint32_t>> sources;
    for (const ArticleDigest* one : articles) {
      auto& own = sources.emplace_back();
      for (const SourceDigest& source : one->sources) own.push_back(number_of(source.name));
    }
    std::vector<EventArticle> told;
    for (std::size_t i = 0; i < articles.size(); ++i) {
      const auto& publisher = articles[i]->publisher;
      told.push_back({articles[i], sources[i], number_of(publisher.empty() ? articles[i]->id : publisher),
                      static_cast<std::uint32_t>(i)});
    }
    const Event event = read_event(told, {});
    const std::vector<Place>& places = event.places;
    const std::vector<Wordings>& wordings = event.wordings;
    const auto print_place = [&](std::uint32_t statement) {
      const Place place = places[statement];
      std::cout << '\t' << articles[place.article]->id << '\t' << place.index;
    };
    if (argc == 5) {
      const auto pairs = likely_pairs(event, weights, std::strtod(argv[3], nullptr));
      const auto centres = join_pairs(event, pairs, weights, std::strtod(argv[4], nullptr));
      for (std::size_t i = 0; i < wordings.size(); ++i) {
        for (const std::uint32_t statement : wordings[i].statements) {
          std::cout << number << '\t' << centres[i];
          print_place(statement);
          std::cout << '\n';
        }
      }
      continue;
    }
    for (std::size_t b = 0; b < wordings.size(); ++b) {
      for (std::size_t a = 0; a < b; ++a) {
        if (!share_a_word(wordings[a], wordings[b])) continue;
        const PairFeatures features = pair_features(wordings[a], wordings[b]);
        for (const std::uint32_t one : wordings[a].statements) {
          for (const std::uint32_t other : wordings[b].statements) {
            if (places[one].article == places[other].article) continue;
            std::cout << number;
            print_place(one);
            print_place(other);
            for (const double feature : features) std::cout << '\t' << feature;
            std::cout << '\n';
          }
        }
      }
    }
  }
}
