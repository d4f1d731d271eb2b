#include "lexicon/inflection.hpp"

#include <algorithm>
#include <unordered_map>

#include "lexicon/tables.hpp"
#include "lexicon/take_until.hpp"

namespace hearsay::lexicon {
namespace {

struct IrregularVerb {
  std::string_view past, participle;  // empty where they are regular
  bool doubles = false;               // its last letter, though it has several syllables
  std::string_view forms;             // all of them, of a verb that has others besides
};

// By base.
const std::unordered_map<std::string_view, IrregularVerb>& irregular_verbs() {
  static const auto verbs = [] {
    std::unordered_map<std::string_view, IrregularVerb> by_base;
    for (const EmbeddedTable& table : embedded_tables()) {
      if (table.name != "irregular-verbs") continue;
      for (std::string_view rows = table.rows; !rows.empty();) {
        std::string_view row = take_until(rows, '\n');
        if (row.empty() || row.front() == '#') continue;
        const std::string_view base = take_until(row, '\t');
        IrregularVerb& verb = by_base[base];
        verb.past = take_until(row, '\t');
        verb.participle = take_until(row, '\t');
        verb.doubles = take_until(row, '\t') == "y";
        verb.forms = row;
      }
    }
    return by_base;
  }();
  return verbs;
}

bool is_vowel(char c) {
  return std::string_view("aeiou").find(c) != std::string_view::npos;
}

bool has_consonant_and_y(std::string_view word) {
  return word.size() > 1 && word.back() == 'y' && !is_vowel(word[word.size() - 2]);
}

std::size_t syllables(std::string_view word) {
  std::size_t count = 0;
  bool in_vowels = false;
  for (const char c : word) {
    const bool vowel = is_vowel(c) || c == 'y';
    count += vowel && !in_vowels;
    in_vowels = vowel;
  }
  return count;
}

// Whether the word ends in one consonant after one vowel letter, as plan and rebut do, but not claim or fix.
bool ends_short(std::string_view word) {
  const std::size_t n = word.size();
  if (n < 3 || is_vowel(word[n - 1]) || std::string_view("wxy").find(word[n - 1]) != std::string_view::npos)
    return false;
  const bool after_qu = n > 3 && word[n - 3] == 'u' && word[n - 4] == 'q';
  return is_vowel(word[n - 2]) && (!is_vowel(word[n - 3]) || after_qu);
}

std::string with_s(std::string_view word) {
  std::string form(word);
  if (has_consonant_and_y(word)) {
    form.pop_back();
    return form + "ies";
  }
  const bool hisses = word.ends_with('s') || word.ends_with('x') || word.ends_with('z') ||
                      word.ends_with("ch") || word.ends_with("sh") || word == "go" || word == "do" ||
                      word == "veto" || word == "echo";
  return form + (hisses ? "es" : "s");
}

}  // namespace

std::vector<std::string> verb_forms(std::string_view base) {
  const auto listed = irregular_verbs().find(base);
  const IrregularVerb irregular = listed == irregular_verbs().end() ? IrregularVerb{} : listed->second;
  if (!irregular.forms.empty()) {
    std::vector<std::string> forms;
    for (std::string_view rest = irregular.forms; !rest.empty();) forms.emplace_back(take_until(rest, ' '));
    return forms;
  }
  const std::string stem(base);
  std::vector<std::string> forms;
  forms.reserve(6);
  forms.push_back(stem);
  forms.push_back(with_s(base));

  const bool doubles = ends_short(base) && (syllables(base) == 1 || irregular.doubles);
  const std::string doubled = stem + (base.empty() ? ' ' : base.back());
  const bool both = ends_short(base) && !doubles && base.ends_with('l');
  if (base.ends_with("ie")) {
    forms.push_back(stem.substr(0, stem.size() - 2) + "ying");
  } else if (base.ends_with('e') && !base.ends_with("ee") && !base.ends_with("oe") && !base.ends_with("ye")) {
    forms.push_back(stem.substr(0, stem.size() - 1) + "ing");
  } else {
    forms.push_back((doubles ? doubled : stem) + "ing");
    if (both) forms.push_back(doubled + "ing");
  }

  if (!irregular.past.empty()) {
    for (const std::string_view form : {irregular.past, irregular.participle}) {
      if (std::ranges::find(forms, form) == forms.end()) forms.emplace_back(form);
    }
  } else if (base.ends_with('e')) {
    forms.push_back(stem + "d");
  } else if (has_consonant_and_y(base)) {
    forms.push_back(stem.substr(0, stem.size() - 1) + "ied");
  } else {
    forms.push_back((doubles ? doubled : stem) + "ed");
    if (both) forms.push_back(doubled + "ed");
  }
  return forms;
}

std::vector<std::string> phrase_forms(std::string_view phrase) {
  const std::size_t end = std::min(phrase.find(' '), phrase.size());
  std::vector<std::string> forms = verb_forms(phrase.substr(0, end));
  for (std::string& form : forms) form.append(phrase.substr(end));
  return forms;
}

std::string_view irregular_base(std::string_view form) noexcept {
  static const auto base_of = [] {
    std::unordered_map<std::string_view, std::string_view> bases;
    for (const auto& [base, verb] : irregular_verbs()) {
      if (verb.past.empty()) continue;
      bases.try_emplace(verb.past, base);
      bases.try_emplace(verb.participle, base);
    }
    return bases;
  }();
  const auto found = base_of.find(form);
  return found == base_of.end() ? form : found->second;
}

std::string plural(std::string_view noun) {
  return with_s(noun);
}

}  // namespace hearsay::lexicon
