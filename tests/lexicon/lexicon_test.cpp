#include "hearsay/lexicon.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <atomic>
#include <thread>

#include "lexicon/phrase_table.hpp"
#include "lexicon/state.hpp"

using hearsay::ErrorCode;
using hearsay::Lexicon;
using hearsay::lexicon::Entry;
using hearsay::lexicon::Key;
using hearsay::lexicon::PhraseMap;
using hearsay::lexicon::PhraseTable;
using hearsay::lexicon::word_key;

TEST_CASE("a word's key forgets case and the shape of its apostrophe") {
  CHECK(word_key("Said") == word_key("said"));
  CHECK(word_key("ÉLYSÉE") == word_key("élysée"));
  CHECK(word_key("КРЕМЛЬ") == word_key("кремль"));
  CHECK(word_key("NGUYỄN") == word_key("nguyễn"));
  CHECK(word_key("n’t") == word_key("n't"));
  CHECK(word_key("said") != word_key("says"));
  CHECK(word_key("\xC3") == word_key("\xC3"));  // cut off in a character: still a key
}

TEST_CASE("the longest phrase wins") {
  PhraseTable table;
  table.add({"according", "a"});
  table.add({"according to", "b"});
  table.add({"in the view of", "c"});
  const auto keys = [](std::initializer_list<const char*> words) {
    std::vector<Key> all;
    for (const char* word : words) all.push_back(word_key(word));
    return all;
  };
  CHECK(table.longest_match(keys({"According", "to", "him"})).words == 2);
  CHECK(table.longest_match(keys({"according", "with"})).entry->field(0) == "a");
  CHECK_FALSE(table.longest_match(keys({"in", "the", "view"})));
  CHECK_FALSE(table.longest_match({}));
  CHECK(table.find("in the view of")->field(0) == "c");
  CHECK(table.find("in the view of")->field(7).empty());
  CHECK(table.find("in the") == nullptr);
  table.add({"in the", "e"});
  CHECK(table.longest_match(keys({"in", "the", "view"})).words == 2);
  CHECK(table.longest_match(keys({"in", "the", "view", "of"})).words == 4);
  table.add({"According To", "d"});
  CHECK(table.find("according to")->field(0) == "d");
  CHECK(table.entries().size() == 4);
}

TEST_CASE("no table of the library has a phrase twice") {
  for (const auto& [name, table] : Lexicon::builtin().state().tables) {
    CAPTURE(name);
    PhraseMap<int> seen;
    for (const Entry& entry : table.entries()) {
      CAPTURE(entry.phrase);
      CHECK(seen.try_add(entry.phrase, 0).second);
    }
  }
}

TEST_CASE("a table is searched by many threads at once") {
  PhraseTable table({{"said", "a"}, {"according to", "b"}});
  std::atomic<int> found = 0;
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; ++i) {
    threads.emplace_back([&] { found += table.find("According to")->field(0) == "b"; });
  }
  for (std::thread& thread : threads) thread.join();
  CHECK(found == 4);
  const PhraseTable copy = table;
  CHECK(copy.find("said")->field(0) == "a");
}

TEST_CASE("rows of a user stay when their text has gone") {
  std::string rows = "institutions\tMinistry of Reindeer Husbandry and Tundra\tofficial\tNorway\t";
  const Lexicon lexicon = Lexicon::builtin().with_entries(rows).value();
  std::fill(rows.begin(), rows.end(), '#');
  const Lexicon both = lexicon.with_entries("known\tRagnhild Eide\tf").value();
  CHECK(both.state().table("institutions").find("ministry of reindeer husbandry and tundra")->field(1) ==
        "Norway");
}

TEST_CASE("a user's entries are checked") {
  const auto unknown = Lexicon::builtin().with_entries("# mine\nno-such-table\tphrase\n");
  REQUIRE(unknown.has_error());
  CHECK(unknown.error().code == ErrorCode::invalid_lexicon);
  CHECK(unknown.error().offset == 7);
  for (const char* row : {"classes\tno-such-class\tnae", "function-words\tno-such-class\tnae"})
    CHECK(Lexicon::builtin().with_entries(row).has_error());
  for (const char* row :
       {"anonymity\tstage name\tcondition\tby\\sa\\s(stage", "anonymity\tstage name\tcondition"}) {
    const auto pattern = Lexicon::builtin().with_entries(row);
    REQUIRE(pattern.has_error());
    CHECK(pattern.error().code == ErrorCode::invalid_lexicon);
  }
}

TEST_CASE("a user's numbers are checked, and so are the names of features") {
  const auto detail = [](std::string_view lines) {
    const auto result = Lexicon::builtin().with_entries(lines);
    return result.has_error() ? result.error().detail : "";
  };
  CHECK(detail("strength\thop\t-0.25\tours\n").empty());
  CHECK(detail("strength\thop\tmuch\n") == "'much' is not a number");
  CHECK(detail("strength\thop\tinf\n") == "'inf' is not a number");
  CHECK(detail("strength\thop\n") == "'' is not a number");
  CHECK(detail("stance\tgainsay\t5\n") == "'5' is out of range");
  CHECK(detail("probability\tdead cert\t100\t90\t101\testimated\n") == "'101' is out of range");
  CHECK(detail("probability\tdead cert\t\t\t\testimated\n") == "'' is not a number");
  CHECK(detail("probability\tdead cert\t\t\t\tnone\n").empty());
  CHECK(detail("probability\tdead cert\t99\t95\t100\testimated\t95-99\t\t90-100\n").empty());
  CHECK(detail("probability\tdead cert\t99\t95\t100\testimated\t99-95\n") ==
        "'99-95' is not a range of percent, such as 55-80");
  CHECK(detail("strength\thops\t-0.25\n") == "there is no feature named 'hops'");
  CHECK(detail("stance\tgainsay\t\t\t-0.5x\n") == "'-0.5x' is not a number");
  CHECK(detail("anonymity\tname\tcondition\t(not\n").starts_with("'(not' is no regular expression: "));
  CHECK(detail("people\tdam keeper\t\toffical\tclass\n") == "'offical' is not a role");
  CHECK(detail("people\tdam keeper\t\tofficial*\tclass\n").empty());
  CHECK(detail("known\tRagnhild Eide\tf\tleader:2022-:prime minister:Norway\n").empty());
  CHECK(
      detail(
          "known\tRagnhild Eide\tf\tleader:2022-:prime minister:Norway\tlead:2020-2021:minister:Norway\n") ==
      "'lead' is not a role");
  CHECK(detail("cues\tlet slip\tv\tspeech\taffirmed\tclause\n").empty());
  CHECK(detail("cues\tlet slip\tverb\tspeech\taffirmed\tclause\n") == "'verb' is none of n, v, x");
  CHECK(detail("cues\tlet slip\tv\tspeach\taffirmed\tclause\n") ==
        "'speach' is none of evidence, speech, thought, writing");
  CHECK(detail("cues\tlet slip\tv\tspeech\n") == "'' is none of affirmed, denied");
  CHECK(detail("hearsay\tword has it\treport\n").empty());
  CHECK(detail("hearsay\tword has it\treports\n") ==
        "'reports' is none of cite, passive, relay, report, spoke, told, via");
  CHECK(detail("given-names\tRagnhild\tfemale\n") == "'female' is none of e, f, m");
  CHECK(detail("titles\tDr.\tdoctor\t\n").empty());
  CHECK(detail("modifiers\tveteran\t\ty\t\n").empty());
  CHECK(detail("known\tRagnhild Eide\tw\tleader:2022-:prime minister:Norway\n") == "'w' is none of f, m");
  CHECK(detail("stance\tdidn't say\t0.5\n") == "'didn't' is two words: 'did n't'");
  CHECK(detail("stance\tdid n't say\t0.5\n").empty());
  CHECK(detail("institutions\tRask, Lee & Sons\tbusiness\tNorway\t\n") == "'Rask,' is two words: 'Rask ,'");
  CHECK(detail("institutions\tRask , Lee & Sons\tbusiness\tNorway\t\n").empty());
  CHECK(detail("people\t\"dam keeper\"\t\tofficial*\tclass\n") == "'\"dam' is two words: '\" dam'");
  CHECK(detail("probability\tin all conscience\t70\t60\t80\testimated\n").empty());
}
