#include "source/type_features.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include "base/ascii.hpp"

namespace hearsay::source {
namespace {

constexpr std::uint32_t words_after = 8, words_before = 4, words_around = 30;
constexpr std::uint32_t most_content_words = 8, most_cue_words = 6, most_span_words = 24;
constexpr std::uint32_t most_statements = 3;  // of an entity
constexpr std::uint32_t most_phrases = 6;     // of an entity, pronouns aside
constexpr std::uint32_t most_article_words = 256;

// Kinds are spread first, so that no small value of one meets that of another.
std::uint64_t hash_of(SignKind kind, std::uint64_t value) {
  const std::uint64_t spread = (static_cast<std::uint64_t>(kind) + 1) * 0x9E3779B97F4A7C15u;
  const lexicon::Key key = lexicon::extend_key(spread, value);
  return key ^ (key >> 32);
}

template <class Enum>
std::uint64_t number(Enum value) {
  return static_cast<std::uint64_t>(value);
}

// A hash of the last five bytes of a word, in small letters and without the s of a plural.
std::uint64_t ending_of(std::string_view word) {
  if (word.ends_with('s')) word.remove_suffix(1);
  std::uint64_t hash = 0;
  for (const char c : word.substr(word.size() - std::min<std::size_t>(word.size(), 5)))
    hash = hash << 8 | static_cast<unsigned char>(ascii::lower(c));
  return hash;
}

bool counts(const Word& word) {
  return word.kind == TokenKind::word || word.kind == TokenKind::number;
}

std::uint32_t minus(std::uint32_t from, std::uint32_t count) {
  return from > count ? from - count : 0;
}

}  // namespace

bool is_word(SignKind kind) {
  switch (kind) {
    case SignKind::pronoun:
    case SignKind::head:
    case SignKind::last_name:
    case SignKind::name:
    case SignKind::modifier:
    case SignKind::title:
    case SignKind::institution_name:
    case SignKind::complement:
    case SignKind::owner:
    case SignKind::next_1:
    case SignKind::next_2:
    case SignKind::next_3:
    case SignKind::next_4:
    case SignKind::after:
    case SignKind::previous_1:
    case SignKind::previous_2:
    case SignKind::span:
    case SignKind::cue:
      return true;
    default:
      return false;
  }
}

Role role_in_year(const Known& known, int year) {
  if (known.periods.empty()) return Role::unknown;
  const Period* best = &known.periods.front();
  for (const Period& period : known.periods) {
    if (period.from <= year) best = &period;
  }
  return best->role;
}

// Collects the features of one entity.
class TypeFeatureReader::Collector {
 public:
  Collector(const TypeFeatureReader& from, TypeFeatures& features)
      : words_(from.words_),
        lexicon_(from.words_.vocabulary()),
        ids_(from.vocabulary_),
        coreference_(from.coreference_),
        features_(features) {
    for (auto& bag : features_.bags) bag.clear();
    features_.signs.clear();
  }

  void add_entity(const Entity& entity);
  void add_phrase(const Phrase& phrase);
  void add_neighbours(const Phrase& phrase);
  void add_surroundings(const Phrase& phrase);
  void add_statement(const Attribution& attribution);
  void add_name(const Phrase& phrase) { add_words(Bag::name, phrase.name); }
  void sort_signs();

 private:
  void sign(SignKind kind, std::uint64_t value, std::uint32_t token = Sign::no_token) {
    features_.signs.push_back({hash_of(kind, value), kind, token});
  }
  void word_sign(SignKind kind, std::uint32_t token) { sign(kind, words_[token].key, token); }
  void add_words(Bag bag, IndexRange tokens);
  void add_lexicon_classes(const Phrase& phrase);
  void add_other(Index other, Bag bag, SignKind word, SignKind kind, SignKind role);
  void add_spans(const Spans& spans, Bag bag, std::uint32_t most, std::optional<SignKind> word);

  const Words& words_;
  const Vocabulary& lexicon_;
  const tagger::Vocabulary& ids_;
  const Coreference& coreference_;
  TypeFeatures& features_;
};

void TypeFeatureReader::Collector::add_words(Bag bag, IndexRange tokens) {
  auto& ids = features_.bags[static_cast<std::size_t>(bag)];
  for (std::uint32_t i = tokens.begin; i < std::min(tokens.end, words_.size()); ++i) {
    if (!counts(words_[i])) continue;
    const std::uint32_t id = ids_.find(words_[i].key);
    if (id >= tagger::Vocabulary::first_word) ids.push_back(id);
  }
}

void TypeFeatureReader::Collector::add_entity(const Entity& e) {
  sign(SignKind::entity, number(e.kind) * 4 + e.named * std::uint64_t{2} + e.plural);
  if (e.author) sign(SignKind::author, 1);
  if (e.known != none) {
    const std::uint32_t token = e.name_tokens.empty() ? Sign::no_token : e.name_tokens.begin;
    sign(SignKind::known, number(role_in_year(lexicon_.known(e.known), coreference_.year)), token);
  }
  if (!e.members.empty()) sign(SignKind::members, 1);
  if (e.speaker != none) sign(SignKind::speaker, 1);
  if (e.part_of != none) sign(SignKind::part, 1);
}

// The words right beside a mention, by their places.
void TypeFeatureReader::Collector::add_neighbours(const Phrase& p) {
  constexpr SignKind next[] = {SignKind::next_1, SignKind::next_2, SignKind::next_3, SignKind::next_4};
  constexpr SignKind previous[] = {SignKind::previous_1, SignKind::previous_2};
  const IndexRange sentence = words_.document().sentences()[p.sentence].tokens;
  const std::uint32_t begin = p.tokens.begin, end = p.tokens.end;
  for (std::uint32_t i = 0; i < std::size(next) && end + i < sentence.end; ++i) word_sign(next[i], end + i);
  for (std::uint32_t i = 0; i < std::size(previous) && begin > sentence.begin + i; ++i)
    word_sign(previous[i], begin - 1 - i);
  for (std::uint32_t i = end; i < std::min(sentence.end, end + words_after); ++i) {
    if (counts(words_[i]) && words_[i].function == Function::open) word_sign(SignKind::after, i);
  }
}

void TypeFeatureReader::Collector::add_surroundings(const Phrase& p) {
  const IndexRange sentence = words_.document().sentences()[p.sentence].tokens;
  const std::uint32_t begin = p.tokens.begin, end = p.tokens.end;
  add_words(Bag::after, {end, std::min(sentence.end, end + words_after)});
  add_words(Bag::before, {std::max(sentence.begin, minus(begin, words_before)), begin});
  add_words(Bag::sentence, {std::max(sentence.begin, minus(begin, words_around)),
                            std::min(sentence.end, end + words_around)});
}

void TypeFeatureReader::Collector::add_phrase(const Phrase& p) {
  sign(SignKind::phrase_kind, number(p.kind));
  sign(SignKind::determiner, number(p.determiner) * 2 + p.plural);
  if (p.kind == PhraseKind::pronoun) {
    word_sign(SignKind::pronoun, p.head);
    return;
  }
  if (p.name.empty()) {
    add_words(Bag::head, {p.head, p.head + 1});
    word_sign(SignKind::head, p.head);
    sign(SignKind::ending, ending_of(words_.text(p.head)), p.head);
  } else {
    word_sign(SignKind::last_name, p.name.end - 1);
    for (std::uint32_t i = p.name.begin; i < p.name.end; ++i) word_sign(SignKind::name, i);
    const Word& first = words_[p.name.begin];
    if (first.term != nullptr && first.term->given_name) sign(SignKind::given_name, 1, p.name.begin);
    sign(SignKind::name_length, std::min(p.name.size(), 5u));
    sign(SignKind::shouting, first.shouting);
  }
  for (std::uint32_t i = p.tokens.begin; i < p.tokens.end; ++i) {
    const bool of_name = i >= p.name.begin && i < p.name.end;
    if (!counts(words_[i]) || words_[i].function != Function::open || of_name || i == p.head) continue;
    add_words(Bag::modifier, {i, i + 1});
    word_sign(SignKind::modifier, i);
  }
  add_lexicon_classes(p);
  add_other(p.complement, Bag::complement, SignKind::complement, SignKind::complement_kind,
            SignKind::complement_role);
  add_other(p.possessor, Bag::owner, SignKind::owner, SignKind::owner_kind, SignKind::owner_role);
  sign(SignKind::phrase_flags, p.former + 2 * p.titled + 4 * p.senior + 8 * p.narrowed + 16 * p.partitive);
  sign(SignKind::count, std::min(p.count, 13u));
}

// What the tables of the lexicon say of the words of a phrase.
void TypeFeatureReader::Collector::add_lexicon_classes(const Phrase& p) {
  // The word that most likely gives the class: the last before the name or the head.
  const std::uint32_t described = p.name.empty() ? p.head : p.name.begin;
  const std::uint32_t before = described > p.tokens.begin ? described - 1 : p.tokens.begin;
  for (const Index title : p.titles) {
    const PersonNoun& noun = lexicon_.person(title);
    sign(SignKind::title, lexicon::word_key(noun.noun), before);
    sign(SignKind::title_role, number(noun.role), before);
    sign(SignKind::title_sort, number(noun.sort), before);
  }
  sign(SignKind::modifying_role, number(p.modifying_role), before);
  if (p.modifying_institution != none)
    sign(SignKind::institution_before, number(lexicon_.institution(p.modifying_institution).role), before);
  if (p.modifying_body != none)
    sign(SignKind::body_before, number(lexicon_.body(p.modifying_body).role), before);
  if (p.modifying_place != none) sign(SignKind::place_before, 1, before);
  if (p.institution != none) {
    const Institution& institution = lexicon_.institution(p.institution);
    sign(SignKind::institution, number(institution.role), p.head);
    sign(SignKind::institution_name, lexicon::word_key(institution.name), p.head);
  }
  if (p.place != none) sign(SignKind::place, p.determiner == Determiner::bare, p.head);
  if (p.noun == none) return;
  if (p.kind == PhraseKind::person) {
    const PersonNoun& noun = lexicon_.person(p.noun);
    sign(SignKind::person_noun, number(noun.role) * 16 + number(noun.sort) * 2 + noun.inherits, p.head);
  } else if (p.kind == PhraseKind::body) {
    const Body& noun = lexicon_.body(p.noun);
    sign(SignKind::body_noun, number(noun.role) * 2 + noun.inherits, p.head);
  } else if (p.kind == PhraseKind::document) {
    sign(SignKind::document_noun, number(lexicon_.document(p.noun).role), p.head);
  }
}

// A complement or an owner, and the entity that it stands for.
void TypeFeatureReader::Collector::add_other(Index other, Bag bag, SignKind word, SignKind kind,
                                             SignKind role) {
  if (other == none) return;
  const Phrase& p = coreference_.phrases[static_cast<std::size_t>(other)];
  add_words(bag, p.tokens);
  word_sign(word, p.head);
  sign(kind, number(p.kind), p.head);
  const Index e = coreference_.entity_of[static_cast<std::size_t>(other)];
  if (e == none) return;
  const Entity& entity = coreference_.entities[static_cast<std::size_t>(e)];
  if (entity.place != none) sign(kind, 64, p.head);
  if (entity.institution != none) sign(role, number(lexicon_.institution(entity.institution).role), p.head);
  if (entity.known != none)
    sign(role, 32 + number(role_in_year(lexicon_.known(entity.known), coreference_.year)), p.head);
}

void TypeFeatureReader::Collector::add_spans(const Spans& spans, Bag bag, std::uint32_t most,
                                             std::optional<SignKind> word) {
  if (spans.empty()) return;
  IndexRange tokens = words_.document().tokens_in(spans.hull());
  tokens.end = std::min(tokens.end, tokens.begin + most);
  add_words(bag, tokens);
  if (!word) return;
  for (std::uint32_t i = tokens.begin; i < tokens.end; ++i) {
    if (counts(words_[i])) word_sign(*word, i);
  }
}

void TypeFeatureReader::Collector::add_statement(const Attribution& attribution) {
  add_spans(attribution.source, Bag::span, most_span_words, SignKind::span);
  add_spans(attribution.cue, Bag::cue, most_cue_words, SignKind::cue);
  add_spans(attribution.content, Bag::content, most_content_words, std::nullopt);
  sign(SignKind::quotation, number(attribution.kind));
  sign(SignKind::act, number(attribution.act));
}

void TypeFeatureReader::Collector::sort_signs() {
  auto& signs = features_.signs;
  std::sort(signs.begin(), signs.end(), [](const Sign& a, const Sign& b) {
    return std::pair(a.hash, a.token) < std::pair(b.hash, b.token);
  });
  signs.erase(
      std::unique(signs.begin(), signs.end(), [](const Sign& a, const Sign& b) { return a.hash == b.hash; }),
      signs.end());
}

TypeFeatureReader::TypeFeatureReader(const Words& words, const tagger::Vocabulary& vocabulary,
                                     const Coreference& coreference,
                                     std::span<const Attribution> attributions, std::span<const Chain> chains)
    : words_(words),
      vocabulary_(vocabulary),
      coreference_(coreference),
      attributions_(attributions),
      statements_(coreference.entities.size()) {
  for (std::uint32_t a = 0; a < chains.size(); ++a) {
    if (chains[a].source != none) statements_[static_cast<std::size_t>(chains[a].source)].push_back(a);
  }
  const std::uint32_t step = std::max(1u, words.size() / most_article_words);
  for (std::uint32_t i = 0; i < words.size(); i += step) {
    if (!counts(words[i]) || words[i].function != Function::open) continue;
    if (const std::uint32_t id = vocabulary.find(words[i].key); id >= tagger::Vocabulary::first_word)
      article_.push_back(id);
  }
}

void TypeFeatureReader::read(Index index, TypeFeatures& features) const {
  const Entity& e = coreference_.entities[static_cast<std::size_t>(index)];
  Collector collector(*this, features);
  collector.add_entity(e);

  // The fullest mention is that with the longest name, else the longest description.
  const auto phrase = [this](Index i) -> const Phrase& {
    return coreference_.phrases[static_cast<std::size_t>(i)];
  };
  const auto fullness = [&](Index i) { return std::pair(phrase(i).name.size(), phrase(i).full.size()); };
  Indices order(e.phrases);
  std::sort(order.begin(), order.end());
  Index fullest = none;
  std::uint32_t described = 0;
  for (const Index i : order) {
    if (fullest == none || fullness(i) > fullness(fullest)) fullest = i;
    if (phrase(i).kind == PhraseKind::pronoun || described++ < most_phrases) collector.add_phrase(phrase(i));
  }
  if (fullest != none) {
    collector.add_name(phrase(fullest));
    collector.add_surroundings(phrase(fullest));
    collector.add_neighbours(phrase(fullest));
    if (order.front() != fullest) collector.add_neighbours(phrase(order.front()));
  }
  const auto& statements = statements_[static_cast<std::size_t>(index)];
  for (std::size_t k = 0; k < std::min<std::size_t>(statements.size(), most_statements); ++k)
    collector.add_statement(attributions_[statements[k]]);
  collector.sort_signs();
}

}  // namespace hearsay::source
