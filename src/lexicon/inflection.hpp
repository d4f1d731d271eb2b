// The forms of English words, from their base forms: tables name a verb or noun once, and match all of its
// forms. Spelling rules are those of Quirk et al. (A Comprehensive Grammar of the English Language,
// 1985, 3.5–3.19 and 5.80–5.81), with a list of irregular verbs and of the verbs of several syllables whose
// last consonant doubles.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace hearsay::lexicon {

/// All forms of a verb in lower case, the base form first: deny → deny, denies, denying, denied; write →
/// write, writes, writing, wrote, written. A verb in -l of several syllables has both spellings (signaled,
/// signalled).
std::vector<std::string> verb_forms(std::string_view base);

/// The same of a phrase that begins with a verb: point out → point out, points out, pointing out, pointed
/// out.
std::vector<std::string> phrase_forms(std::string_view phrase);

/// The base form of an irregular verb's past or participle, paid → pay; else the word itself. O(1).
std::string_view irregular_base(std::string_view form) noexcept;

/// The plural of a regular noun: report → reports, inquiry → inquiries, speech → speeches.
std::string plural(std::string_view noun);

}  // namespace hearsay::lexicon
