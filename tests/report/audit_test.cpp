#include "hearsay/audit.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <optional>
#include <tuple>

using namespace hearsay;

namespace {

Analysis analyzed(std::string id, std::string text) {
  static const Analyzer analyzer;
  return analyzer
      .analyze({.id = std::move(id), .publisher = "The Post", .date = "2024-05-01", .text = std::move(text)})
      .value();
}

constexpr const char* leaning =
    "The plan was dropped in May, a senior administration official said. The official said that the harbor "
    "would be "
    "closed for a year. Nobody had been told of the danger, the senior administration official said.";
constexpr const char* explained =
    "A senior administration official, who spoke on condition of anonymity because he was not authorized to "
    "discuss the "
    "plan, said that the harbor would be closed for a year. The official said that nobody had been told.";

}  // namespace

TEST_CASE("A description is told without what changes from story to story") {
  struct Case {
    const char* description;
    const char* normalized;
    Identity identity = Identity::unnamed;
  };
  for (const auto& row : {
           Case{"a senior official", "senior official"},
           {"Two senior U.S. officials who were briefed", "senior US official"},
           {"One of the officials", "official"},
           {"another person familiar with the matter", "person familiar with the matter"},
           {"Several people familiar with his thinking", "person familiar with his thinking"},
           {"the senior administration official", "senior administration official"},
           {"a Western diplomat, speaking anonymously", "Western diplomat"},
           {"three policemen", "policeman"},
           {"two attorneys for the family", "attorney for the family"},
           {"three secretaries", "secretary"},
           {"a “senior” aide", "senior aide"},
           {"an unnamed source", "source"},
           {"the boss", "boss"},
           {"20 witnesses", "witness"},
           {"U.S. officials", "US officials", Identity::group},
           {"the critics", "critics", Identity::group},
           {"a", "a"},
           {"", ""},
       }) {
    const auto& [description, normalized, identity] = row;
    CAPTURE(row.description);
    CHECK(normalized_description(description, identity) == normalized);
  }
}

TEST_CASE("Terms are told by what they give for a reason") {
  for (const auto& row : {
           std::pair{"on condition of anonymity", Terms::condition_only},
           {"on condition of anonymity because he was not authorized to discuss the plans",
            Terms::not_authorized},
           {"because they were not allowed to speak publicly", Terms::not_authorized},
           {"for fear of reprisals", Terms::fear},
           {"asked not to be named because she feared for her safety", Terms::fear},
           {"on condition of anonymity to discuss internal deliberations", Terms::sensitive},
           {"because the investigation was ongoing", Terms::sensitive},
           {"asked not to be named because he was shy", Terms::other_reason},
           {"", Terms::none},
       }) {
    const auto& [words, terms] = row;
    CAPTURE(row.first);
    CHECK(terms_in(words) == terms);
  }
}

TEST_CASE(
    "A story leans on one person whom it does not name, unless it says why or has others who say more") {
  CHECK(audit(analyzed("a", leaning)).leans_on == "a senior administration official");
  CHECK(audit(analyzed("a", leaning)).leaning == 3);
  CHECK(audit(analyzed("b", explained)).leans_on == "");
  CHECK(audit(analyzed("c", std::string(leaning) + " Mayor Karin Holt said the town was safe. Holt said the "
                                                   "harbor was open. “We are calm,” Holt "
                                                   "said. Holt also said that ships would come back."))
            .leans_on == "");
  CHECK(audit(analyzed("d", "Rain fell.")).leans_on == "");
  CHECK(
      audit(analyzed("e", "She said that the harbor would be closed. She said that nobody knew.")).leans_on ==
      "");
}

TEST_CASE("What to check is in order, states something and tells what weakens it") {
  const StoryAudit story = audit(
      analyzed("a", std::string(leaning) + " " + explained +
                        " Mayor Karin Holt said that the bridge of the town would stay open to ships."));
  REQUIRE(story.weakest.size() >= 2);
  for (std::size_t i = 1; i < story.weakest.size(); ++i) {
    const WeakStatement &before = story.weakest[i - 1], &one = story.weakest[i];
    CHECK(std::tie(before.concern, before.strength) <= std::tie(one.concern, one.strength));
  }
  CHECK(!story.weakest[0].because.empty());
}

TEST_CASE("Statements can be told in the order in which a desk checks them") {
  const Analysis analysis = analyzed(
      "a", std::string(leaning) +
               " Mayor Karin Holt praised the plan. “The bridge of the town will stay open to ships,” Holt "
               "said. She said it was cold. She hopes that the ships will come back to the town soon.");
  const auto all = in_order(analysis, StatementOrder::as_told);
  CHECK(all.size() == analysis.statements.size());
  CHECK(std::is_sorted(all.begin(), all.end()));
  const auto strength = [&](std::uint32_t i) { return analysis.statements[i].assessment.strength.score; };
  const auto is_weaker = [&](std::uint32_t a, std::uint32_t b) { return strength(a) < strength(b); };
  const auto weakest_of_all = in_order(analysis, StatementOrder::weakest_of_all);
  CHECK(std::is_permutation(weakest_of_all.begin(), weakest_of_all.end(), all.begin(), all.end()));
  CHECK(std::is_sorted(weakest_of_all.begin(), weakest_of_all.end(), is_weaker));
  const auto weakest = in_order(analysis, StatementOrder::weakest);
  CHECK(std::is_sorted(weakest.begin(), weakest.end(), is_weaker));
  const auto told = [&](const char* words) {
    return std::any_of(weakest.begin(), weakest.end(), [&](std::uint32_t i) {
      return analysis.document.on_one_line(analysis.statements[i].attribution.content).find(words) !=
             std::string::npos;
    });
  };
  CHECK(told("will stay open"));
  CHECK_FALSE(told("the plan"));
  CHECK_FALSE(told("it was cold"));
  CHECK_FALSE(told("come back"));
}

TEST_CASE("What an editor asks about first is what rests on one unnamed person, not what is weakest") {
  struct Case {
    const char* text;
    std::optional<Concern> first;
  };
  for (const auto& row : {
           Case{"A senior administration official said that the harbor would be closed for a year.",
                Concern::one_unnamed},
           {"Some said that the harbor would never be opened to ships again. A senior administration "
            "official said "
            "that the harbor would be closed for a year.",
            Concern::one_unnamed},
           {"Two senior administration officials said that the harbor would be closed for a year.",
            Concern::unnamed},
           {"A senior administration official, who spoke on condition of anonymity because he was not "
            "authorized to "
            "discuss it, said that the harbor would be closed for a year.",
            Concern::weak},
           {"Critics said that the harbor would never be opened to ships again.", Concern::weak},
           // Neither words without a clause nor questions nor what someone who is named says well.
           {"A senior administration official criticized the plan of the mayor for the harbor of the town.",
            {}},
           {"A senior administration official asked whether the harbor would be closed for the whole year.",
            {}},
           {"A senior administration official said how much the new harbor would cost the town.", {}},
           {"A senior administration official said it was cold.", {}},
           {"“The harbor will be closed for the whole of the year,” Mayor Karin Holt said.", {}},
       }) {
    const auto& [text, first] = row;
    CAPTURE(row.text);
    const StoryAudit story = audit(analyzed("a", text));
    CHECK(story.weakest.empty() == !first);
    if (first && !story.weakest.empty()) CHECK(story.weakest[0].concern == *first);
  }
}

TEST_CASE("Descriptions are counted over stories, with the reasons that are given") {
  Audit audit;
  audit.add(analyzed("a", leaning));
  audit.add(analyzed("b", explained));
  audit.add(analyzed("c", "Senior administration officials said that the harbor would be closed."));
  const auto descriptions = audit.descriptions();
  const auto found = std::find_if(descriptions.begin(), descriptions.end(), [](const Description& one) {
    return one.words == "senior administration official" && one.identity == Identity::unnamed;
  });
  REQUIRE(found != descriptions.end());
  CHECK(found->stories == 2);
  CHECK(found->explained() == 1);
  CHECK(found->terms[static_cast<std::size_t>(Terms::not_authorized)] == 1);
  CHECK(found->role == Role::official);
  CHECK(found->uses[1].words.find("not authorized") != std::string::npos);

  REQUIRE(audit.outlets().size() == 1);
  CHECK(audit.outlets()[0].stories == 3);
  CHECK(audit.outlets()[0].leaning == 1);
  Transparency all;
  for (const StoryAudit& story : audit.stories()) all += story.counts;
  CHECK(audit.outlets()[0].counts == all);
}

TEST_CASE("Tables have a cell for each column, whatever they are written as") {
  Audit audit;
  audit.add(analyzed("a\t\"1\"", std::string(leaning) + " " + explained));
  audit.add(analyzed("b", ""));
  for (const AuditTable& table :
       {story_table(audit), outlet_table(audit), description_table(audit), statement_table(audit)}) {
    CAPTURE(table.title);
    REQUIRE(!table.rows.empty());
    for (const auto& row : table.rows) CHECK(row.size() == table.columns.size());
    const std::string tsv = to_tsv(table), text = to_text(table, {.width = 80}, 1);
    CHECK(std::count(tsv.begin(), tsv.end(), '\n') == static_cast<std::ptrdiff_t>(table.rows.size() + 1));
    CHECK(std::count(tsv.begin(), tsv.end(), '\t') ==
          static_cast<std::ptrdiff_t>((table.rows.size() + 1) * (table.columns.size() - 1)));
    CHECK(to_csv(table).ends_with("\r\n"));
    CHECK((table.rows.size() > 1) == (text.find("and ") != text.npos && text.find(" more\n") != text.npos));
  }
  CHECK(to_csv(story_table(audit)).find("\"a\t\"\"1\"\"\"") != std::string::npos);
}
