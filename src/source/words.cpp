#include "source/words.hpp"

#include <algorithm>
#include <boost/unordered/unordered_flat_set.hpp>

#include "base/ascii.hpp"
#include "lexicon/word_set.hpp"
#include "text/characters.hpp"
#include "text/speaker_label.hpp"

namespace hearsay::source {
namespace {

using lexicon::extend_key;

bool is_shouted(std::string_view word) {
  return std::none_of(word.begin(), word.end(), ascii::is_lower) &&
         std::count_if(word.begin(), word.end(), ascii::is_upper) > 1;
}

bool is_address(std::string_view word) {
  static const lexicon::ExactWords endings("domain-ending");
  return word.find('.') != std::string_view::npos && endings.is_end_of(word);
}

// A capital after one of these is that of a first word: "WASHINGTON — A judge …".
bool opens_clause(std::string_view mark) {
  return mark == ":" || mark == ";" || mark == "—" || mark == "–" || mark == "--" || mark == "-" ||
         mark == "(" || mark == "•" || mark == "*";
}

}  // namespace

std::size_t Words::after_particle(std::string_view word) const {
  const std::size_t hyphen = word.find('-');
  if (hyphen == std::string_view::npos || hyphen + 1 >= word.size() || !ascii::is_upper(word[hyphen + 1]))
    return 0;
  return vocabulary_.classes().name_articles.contains(lexicon::word_key(word.substr(0, hyphen))) ? hyphen + 1
                                                                                                 : 0;
}

Words::Words(const Document& document, const Vocabulary& vocabulary, const tagger::Vocabulary* common)
    : document_(document), vocabulary_(vocabulary), common_(common) {
  read_tokens();
  find_phrases();
  mark_layout();
  mark_headlines();
  mark_last_names();
  mark_names();
  drop_trades();
  read_given_names();
  read_first_words();
}

// "ex-minister" and "co-author" are a minister and an author, unless a table has them as they stand.
void Words::read_prefix(std::string_view form, Word& word) const {
  const std::size_t hyphen = form.find('-');
  if (hyphen == std::string_view::npos || hyphen + 1 == form.size()) return;
  static const lexicon::WordSet former(Lexicon::builtin(), {"former-prefix"}),
      joint(Lexicon::builtin(), {"joint-prefix"});
  const Key prefix = lexicon::word_key(form.substr(0, hyphen));
  if (!former.contains(prefix) && !joint.contains(prefix)) return;
  const Vocabulary::Phrase listed = vocabulary_.phrase(extend_key(0, word.key));
  if (listed.term != nullptr || listed.goes_on) return;
  word.former = former.contains(prefix);
  word.key = lexicon::word_key(form.substr(hyphen + 1));
}

// "the 46-year-old" and what has a prefix.
void Words::read_hyphened(std::string_view form, Word& word) const {
  static const lexicon::ExactWords ages("age-ending");
  read_prefix(form, word);
  if (ages.is_end_of(form)) word.key = vocabulary_.classes().somebody;
}

void Words::read_tokens() {
  const std::span<const Key> keys = document_.word_keys();
  const auto tokens = document_.tokens();
  words_.resize(tokens.size());
  for (std::uint32_t i = 0; i < size(); ++i) {
    Word& word = words_[i];
    const std::string_view form = text(i);
    word.key = keys[i];
    word.kind = tokens[i].kind;
    word.former = vocabulary_.classes().former.contains(word.key);
    const bool hyphened = form.find('-') != std::string_view::npos;
    if (hyphened) read_hyphened(form, word);
    if (word.kind == TokenKind::word) {
      word.address = is_address(form);
      word.capital = word.address || text::starts_upper(form) || (hyphened && after_particle(form) > 0);
      word.shouting = word.capital && is_shouted(form);
      if (word.capital) capitals_.push_back(i);
    }
  }
}

void Words::find_phrases() {
  for (std::uint32_t i = 0; i < size(); ++i) {
    Word& word = words_[i];
    word.first_phrase = static_cast<std::uint32_t>(phrases_.size());
    Key key = 0;
    bool goes_on = true;
    for (std::uint32_t n = 0; goes_on && i + n < size(); ++n) {
      key = extend_key(key, words_[i + n].key);
      const Vocabulary::Phrase phrase = vocabulary_.phrase(key);
      if (phrase.term != nullptr) phrases_.push_back({phrase.term, n + 1});
      if (n == 0 && phrase.term != nullptr) {
        word.term = phrase.term;
        word.function = phrase.term->function;
      }
      goes_on = phrase.goes_on;
    }
  }
}

void Words::mark_layout() {
  const auto sentences = document_.sentences();
  for (std::uint32_t s = 0; s < sentences.size(); ++s) {
    for (std::uint32_t i = sentences[s].tokens.begin; i < sentences[s].tokens.end; ++i)
      words_[i].sentence = s;
  }
  std::uint32_t number = 0;
  for (const Quotation& quotation : document_.quotations()) {
    ++number;
    if (quotation.use != QuotationUse::speech) continue;
    // Inner quotations come after the outer one and overwrite its number.
    for (std::uint32_t i = quotation.tokens.begin; i < quotation.tokens.end; ++i)
      words_[i].quotation = number;
  }
  mark_turns(number);
  for (std::uint32_t i = 0; i < size(); ++i) {
    const bool first = i == 0 || words_[i - 1].sentence != words_[i].sentence;
    words_[i].initial = first || words_[i - 1].kind == TokenKind::quote ||
                        (words_[i - 1].kind == TokenKind::punctuation && opens_clause(text(i - 1)));
  }
}

// What a speaker of a transcript says is a quotation without marks. "Q" and "A" are no names.
void Words::mark_turns(std::uint32_t quotations) {
  using Form = text::SpeakerLabel::Form;
  for (const Paragraph& paragraph : document_.paragraphs()) {
    if (paragraph.kind != ParagraphKind::turn) continue;
    if (!paragraph.speaker.empty()) {
      ++quotations;
      const Form form = text::read_speaker_label(document_[paragraph.span]).form;
      if (form == Form::question || form == Form::answer) words_[paragraph.speaker.begin].capital = false;
    }
    for (std::uint32_t i = paragraph.body.begin; i < paragraph.body.end; ++i) {
      if (words_[i].quotation == 0) words_[i].quotation = quotations;
    }
  }
}

// "Press Officer Glen Tatum wrote:" is none.
bool Words::is_headline(const Sentence& sentence) const {
  if (document_.paragraphs()[sentence.paragraph].kind == ParagraphKind::turn) return false;
  const std::string_view last = sentence.tokens.empty() ? "" : text(sentence.tokens.end - 1);
  if (last == "." || last == ":" || last == ",") return false;
  std::uint32_t words = 0, capitals = 0;
  for (std::uint32_t i = sentence.tokens.begin; i < sentence.tokens.end; ++i) {
    if (words_[i].kind != TokenKind::word || text(i).size() < 4) continue;
    ++words;
    capitals += words_[i].capital ? 1 : 0;
  }
  return words >= 3 && capitals * 10 >= words * 8;
}

void Words::mark_headlines() {
  for (const Sentence& sentence : document_.sentences()) {
    const bool headline = is_headline(sentence);
    for (std::uint32_t i = sentence.tokens.begin; i < sentence.tokens.end; ++i) words_[i].headline = headline;
  }
}

// Those that follow a given name somewhere.
void Words::mark_last_names() {
  boost::unordered_flat_set<Key> last_names;
  const auto is_given = [this](std::uint32_t i) {
    return words_[i].capital && words_[i].term != nullptr && words_[i].term->given_name;
  };
  for (const std::uint32_t i : capitals_) {
    const Word& word = words_[i];
    if (!word.capital || word.headline) continue;
    const bool second = i > 0 && is_given(i - 1);
    // "Marta Blaskov Ford", "Samuel L. Price": the last of three
    const bool third = i > 1 && is_given(i - 2) && words_[i - 1].capital && words_[i - 1].term == nullptr &&
                       words_[i - 1].sentence == word.sentence && !(i + 1 < size() && words_[i + 1].capital);
    if (second || third) last_names.insert(word.key);
  }
  for (const std::uint32_t i : capitals_)
    words_[i].last_name = words_[i].capital && last_names.contains(words_[i].key);
}

// A capital tells of a name unless the word is the first of its sentence, or its whole line is written so;
// there it does if the same word has a telling capital elsewhere, or is known as a name.
void Words::mark_names() {
  const auto tells = [](const Word& word) { return word.capital && !word.initial && !word.headline; };
  boost::unordered_flat_set<Key> seen;
  for (const std::uint32_t i : capitals_) {
    if (tells(words_[i])) seen.insert(words_[i].key);
  }
  for (const std::uint32_t i : capitals_) {
    Word& word = words_[i];
    if (!word.capital) continue;
    const bool listed = word.term != nullptr &&
                        (word.term->given_name || word.term->place != none || word.term->known != none);
    word.name_like = tells(word) || listed || word.address || seen.contains(word.key) ||
                     vocabulary_.known_by_last_name(word.key) != none;
  }
}

// "Baker" as a name is no noun for a trade.
void Words::drop_trades() {
  for (const std::uint32_t i : capitals_) {
    Word& word = words_[i];
    if (word.capital && word.name_like && word.term != nullptr && word.term->trade &&
        word.function == Function::open && !word.term->given_name)
      word.term = nullptr;
  }
}

// "Will Younger", "May Hillier" at the beginning of a sentence: a given name before another capital, and no
// verb or month.
void Words::read_given_names() {
  for (const std::uint32_t i : capitals_) {
    if (i + 1 >= size()) break;
    Word& word = words_[i];
    if (word.capital &&
        (word.function == Function::verb || (word.function == Function::calendar && word.initial)) &&
        word.term->given_name && words_[i + 1].name_like && words_[i + 1].term == nullptr) {
      word.function = Function::open;
      word.name_like = true;
    }
  }
}

// "Nasrat Rahimi said", "Arnel dela Vega said": the first word goes with the capital that follows.
// "Norland's prime minister": one that owns somebody is a name too.
void Words::read_first_words() {
  for (const std::uint32_t i : capitals_) {
    if (i + 2 >= size()) break;
    Word& word = words_[i];
    if (!word.capital || !word.initial || word.headline || word.term != nullptr) continue;
    const std::uint32_t next = words_[i + 1].function == Function::connector ? i + 2 : i + 1;
    const bool owns = words_[i + 1].kind == TokenKind::clitic && is_possessive_mark(i + 1);
    if (words_[next].name_like || owns) word.name_like = true;
  }
}

bool Words::is_possessive_mark(std::uint32_t i) const noexcept {
  if (i >= size()) return false;
  const std::string_view word = text(i);
  if (words_[i].kind != TokenKind::clitic) return word == "'" || word == "’";
  static const lexicon::ExactWords clitics("possessive-clitic");
  return clitics.contains(word);
}

Words::Match Words::match(std::uint32_t i, std::uint32_t end, Index Term::*list) const noexcept {
  Match best;
  for (const Match& match : phrases(i)) {
    const Term& term = *match.term;
    if (match.words > end - i) break;
    if (term.*list == none || (term.trade && match.words == 1 && words_[i].term == nullptr)) continue;
    if (list == &Term::institution || list == &Term::place) {
      if (!words_[i].capital && !(words_[i].kind == TokenKind::word && ascii::is_lower(term.phrase[0])))
        continue;
      if (term.exact && match.words == 1 && text(i) != term.phrase) continue;
    }
    if ((list == &Term::known || list == &Term::title) && !words_[i].capital) continue;
    best = match;
  }
  return best;
}

}  // namespace hearsay::source
