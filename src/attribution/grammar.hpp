// The closed classes of words by which cues and their surroundings are read.
#pragma once

#include "hearsay/lexicon.hpp"
#include "lexicon/word_set.hpp"

namespace hearsay::attribution {

/// Classes of the lexicon's table `classes`, which says what each is for. Immutable.
struct Grammar {
  explicit Grammar(const Lexicon& lexicon);

  lexicon::WordSet negations, negative_adverbs, focus_adverbs, forms_of_be, be_or_clitic, be_or_get, to, that,
      as, a, it, conditions, refusals, futures, possibilities, obligations, prospects, plans, orders,
      permission, anonymity, source_head_ends, relatives, that_or_to, agent_prepositions, pronouns,
      determiners, say_or_tell, said, according, quoted, citing, quoting, saying, seeming,
      thought_participles, particles, hearsay_adverbs, date_prepositions, date_numbers, date_links,
      past_marks, medium_prepositions, medium_complements, noun_phrase_ends, noun_phrase_joints, telling,
      audience_determiners, audiences;
};

}  // namespace hearsay::attribution
