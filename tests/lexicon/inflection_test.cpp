#include "lexicon/inflection.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using hearsay::lexicon::irregular_base;
using hearsay::lexicon::plural;
using hearsay::lexicon::verb_forms;

TEST_SUITE("inflection") {
  TEST_CASE("verbs") {
    using Forms = std::vector<std::string>;
    for (const Forms& forms : {
             Forms{"claim", "claims", "claiming", "claimed"},
             Forms{"state", "states", "stating", "stated"},
             Forms{"deny", "denies", "denying", "denied"},
             Forms{"say", "says", "saying", "said"},
             Forms{"write", "writes", "writing", "wrote", "written"},
             Forms{"put", "puts", "putting"},
             Forms{"become", "becomes", "becoming", "became"},
             Forms{"confess", "confesses", "confessing", "confessed"},
             Forms{"preach", "preaches", "preaching", "preached"},
             Forms{"echo", "echoes", "echoing", "echoed"},
             Forms{"agree", "agrees", "agreeing", "agreed"},
             Forms{"lie", "lies", "lying", "lied"},
             Forms{"plan", "plans", "planning", "planned"},
             Forms{"admit", "admits", "admitting", "admitted"},
             Forms{"offer", "offers", "offering", "offered"},
             Forms{"quip", "quips", "quipping", "quipped"},
             Forms{"view", "views", "viewing", "viewed"},
             Forms{"signal", "signals", "signaling", "signalling", "signaled", "signalled"},
             Forms{"reveal", "reveals", "revealing", "revealed"},
             Forms{"argue", "argues", "arguing", "argued"},
         }) {
      CHECK(verb_forms(forms.front()) == forms);
    }
  }

  TEST_CASE("from irregular forms to the base") {
    CHECK(irregular_base("paid") == "pay");
    CHECK(irregular_base("written") == "write");
    CHECK(irregular_base("write") == "write");
    CHECK(irregular_base("bridge") == "bridge");
  }

  TEST_CASE("nouns") {
    CHECK(plural("claim") == "claims");
    CHECK(plural("inquiry") == "inquiries");
    CHECK(plural("essay") == "essays");
    CHECK(plural("speech") == "speeches");
  }
}
