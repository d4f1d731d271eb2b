#include "lexicon/inflection.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>

namespace hearsay::lexicon {
namespace {

struct IrregularVerb {
  std::string_view base, past, participle;
};

// Sorted by the base form.
constexpr auto irregular_verbs = std::to_array<IrregularVerb>({
    {"arise", "arose", "arisen"},
    {"bear", "bore", "borne"},
    {"beat", "beat", "beaten"},
    {"become", "became", "become"},
    {"begin", "began", "begun"},
    {"bet", "bet", "bet"},
    {"bind", "bound", "bound"},
    {"blow", "blew", "blown"},
    {"break", "broke", "broken"},
    {"bring", "brought", "brought"},
    {"broadcast", "broadcast", "broadcast"},
    {"build", "built", "built"},
    {"buy", "bought", "bought"},
    {"cast", "cast", "cast"},
    {"catch", "caught", "caught"},
    {"choose", "chose", "chosen"},
    {"come", "came", "come"},
    {"cost", "cost", "cost"},
    {"cut", "cut", "cut"},
    {"deal", "dealt", "dealt"},
    {"dig", "dug", "dug"},
    {"do", "did", "done"},
    {"draw", "drew", "drawn"},
    {"drive", "drove", "driven"},
    {"eat", "ate", "eaten"},
    {"fall", "fell", "fallen"},
    {"feed", "fed", "fed"},
    {"feel", "felt", "felt"},
    {"fight", "fought", "fought"},
    {"find", "found", "found"},
    {"fling", "flung", "flung"},
    {"fly", "flew", "flown"},
    {"forecast", "forecast", "forecast"},
    {"foresee", "foresaw", "foreseen"},
    {"foretell", "foretold", "foretold"},
    {"forget", "forgot", "forgotten"},
    {"freeze", "froze", "frozen"},
    {"get", "got", "gotten"},
    {"give", "gave", "given"},
    {"go", "went", "gone"},
    {"grow", "grew", "grown"},
    {"have", "had", "had"},
    {"hear", "heard", "heard"},
    {"hide", "hid", "hidden"},
    {"hit", "hit", "hit"},
    {"hold", "held", "held"},
    {"hurt", "hurt", "hurt"},
    {"keep", "kept", "kept"},
    {"know", "knew", "known"},
    {"lay", "laid", "laid"},
    {"lead", "led", "led"},
    {"leave", "left", "left"},
    {"lend", "lent", "lent"},
    {"let", "let", "let"},
    {"lie", "lied", "lied"},
    {"lose", "lost", "lost"},
    {"make", "made", "made"},
    {"mean", "meant", "meant"},
    {"meet", "met", "met"},
    {"mislead", "misled", "misled"},
    {"misunderstand", "misunderstood", "misunderstood"},
    {"pay", "paid", "paid"},
    {"put", "put", "put"},
    {"quit", "quit", "quit"},
    {"read", "read", "read"},
    {"ride", "rode", "ridden"},
    {"ring", "rang", "rung"},
    {"rise", "rose", "risen"},
    {"run", "ran", "run"},
    {"say", "said", "said"},
    {"see", "saw", "seen"},
    {"seek", "sought", "sought"},
    {"sell", "sold", "sold"},
    {"send", "sent", "sent"},
    {"set", "set", "set"},
    {"shake", "shook", "shaken"},
    {"shoot", "shot", "shot"},
    {"show", "showed", "shown"},
    {"shrink", "shrank", "shrunk"},
    {"shut", "shut", "shut"},
    {"sing", "sang", "sung"},
    {"sink", "sank", "sunk"},
    {"speak", "spoke", "spoken"},
    {"spell", "spelled", "spelled"},
    {"spend", "spent", "spent"},
    {"spin", "spun", "spun"},
    {"split", "split", "split"},
    {"spread", "spread", "spread"},
    {"stand", "stood", "stood"},
    {"steal", "stole", "stolen"},
    {"stick", "stuck", "stuck"},
    {"strike", "struck", "struck"},
    {"swear", "swore", "sworn"},
    {"sweep", "swept", "swept"},
    {"take", "took", "taken"},
    {"teach", "taught", "taught"},
    {"tear", "tore", "torn"},
    {"tell", "told", "told"},
    {"think", "thought", "thought"},
    {"throw", "threw", "thrown"},
    {"understand", "understood", "understood"},
    {"uphold", "upheld", "upheld"},
    {"wear", "wore", "worn"},
    {"weep", "wept", "wept"},
    {"win", "won", "won"},
    {"withdraw", "withdrew", "withdrawn"},
    {"write", "wrote", "written"},
});

// Verbs of several syllables that are stressed on the last. Sorted.
constexpr auto doubling_verbs = std::to_array<std::string_view>({
    "abhor", "admit", "allot", "begin",  "commit", "compel", "concur",   "confer",
    "defer", "demur", "deter", "dispel", "emit",   "expel",  "forget",   "impel",
    "incur", "infer", "occur", "omit",   "permit", "prefer", "propel",   "rebel",
    "rebut", "recur", "refer", "regret", "repel",  "submit", "transmit",
});

static_assert(std::ranges::is_sorted(irregular_verbs, {}, &IrregularVerb::base));
static_assert(std::ranges::is_sorted(doubling_verbs));

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
  if (base == "be") return {"be", "is", "are", "am", "was", "were", "been", "being", "'s", "'re", "'m"};
  if (base == "have") return {"have", "has", "had", "having", "'ve"};
  const std::string stem(base);
  std::vector<std::string> forms{stem, with_s(base)};

  const bool doubles =
      ends_short(base) && (syllables(base) == 1 || std::ranges::binary_search(doubling_verbs, base));
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

  const auto irregular = std::ranges::lower_bound(irregular_verbs, base, {}, &IrregularVerb::base);
  if (irregular != irregular_verbs.end() && irregular->base == base) {
    for (const std::string_view form : {irregular->past, irregular->participle}) {
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
    for (const IrregularVerb& verb : irregular_verbs) {
      bases.try_emplace(verb.past, verb.base);
      bases.try_emplace(verb.participle, verb.base);
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
