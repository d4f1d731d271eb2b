#include "hearsay/words.hpp"

#include <doctest/doctest.h>

#include <functional>
#include <set>
#include <sstream>
#include <string>

#include "hearsay/format.hpp"
#include "hearsay/hearsay.hpp"

// What takes long to compile, or is laid out otherwise in each program, comes with no header that does not
// say so.
#if defined(BOOST_GRAPH_ADJACENCY_LIST_HPP) || defined(EIGEN_WORLD_VERSION)
#error hearsay.hpp includes what it should not
#endif

namespace {

using namespace hearsay;

TEST_CASE_TEMPLATE("every enumeration has words, and a way back from them", Enum, QuotationKind, Act,
                   Polarity, Actuality, Terms, Conflict, Unsettled, TokenKind, LineBreaks, ParagraphKind,
                   QuotationUse, ErrorCode, AdmiraltyReliability, AdmiraltyCredibility, VertexKind, EdgeKind,
                   TableCondition::Comparison, Identity, Role, Access, Gender, MentionKind, JoinedBy,
                   Evidence, Yardstick) {
  std::set<std::string> words;
  std::set<std::size_t> hashes;
  for (std::size_t i = 0; i < enumerator_count<Enum>; ++i) {
    const auto value = static_cast<Enum>(i);
    const std::string word(to_string(value));
    CHECK(words.insert(word).second);
    CHECK(from_string<Enum>(word) == value);
    std::ostringstream out;
    out << value;
    CHECK(out.str() == word);
    CHECK(hashes.insert(std::hash<Enum>()(value)).second);
#ifdef __cpp_lib_format
    CHECK(std::format("{:>30}", value) == std::string(30 - word.size(), ' ') + word);
#endif
  }
  CHECK(from_string<Enum>("") == std::nullopt);
  CHECK(from_string<Enum>("no such word") == std::nullopt);
}

}  // namespace
