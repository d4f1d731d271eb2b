#include "text/characters.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace hearsay::text;

TEST_SUITE("characters") {
  TEST_CASE("lower case of Latin, Greek and Cyrillic") {
    CHECK(lower("Kyiv ÉLYSÉE Øre ŁÓDŹ ŽIŽEK ŸÝ İ") == "kyiv élysée øre łódź žižek ÿý i");
    CHECK(lower("ΑΘΗΝΑ ΆΈΌΎΏ") == "αθηνα άέόύώ");
    CHECK(lower("КИЇВ ЁЖ ЎҐ ҚАЗАҚ") == "київ ёж ўґ қазақ");
    CHECK(lower("VIỆT NAM Ǎ Ș") == "việt nam ǎ ș");
    CHECK(lower("ß ×÷ ª 北 א 5’") == "ß ×÷ ª 北 א 5’");
    CHECK(lower("") == "");
  }

  TEST_CASE("lower case is stable, and a letter's") {
    for (char32_t code = 0; code < 0x3000; ++code) {
      CHECK(to_lower(to_lower(code)) == to_lower(code));
      if (is_upper(code)) CHECK(is_letter(code));
    }
  }

  TEST_CASE("capital letters") {
    CHECK(starts_upper("Émile"));
    CHECK(starts_upper("Яна"));
    CHECK_FALSE(starts_upper("émile"));
    CHECK_FALSE(starts_upper("5th"));
    CHECK_FALSE(starts_upper("×"));
    CHECK_FALSE(starts_upper(""));
  }

  TEST_CASE("classes") {
    CHECK(classify(U'a') == CharacterClass::letter);
    CHECK(classify(U'_') == CharacterClass::symbol);
    CHECK(classify(U'7') == CharacterClass::digit);
    CHECK(classify(U'½') == CharacterClass::digit);
    CHECK(classify(U'\u00A0') == CharacterClass::space);
    CHECK(classify(U'\u2028') == CharacterClass::line_end);
    CHECK(classify(U'“') == CharacterClass::symbol);
    CHECK(classify(U'€') == CharacterClass::symbol);
    CHECK(classify(U'\u0301') == CharacterClass::mark);
    CHECK(classify(U'ж') == CharacterClass::letter);
    CHECK(classify(U'ﬁ') == CharacterClass::letter);
    CHECK(classify(U'\U0010FFFF') == CharacterClass::letter);
  }

  TEST_CASE("decoding forwards and backwards") {
    const std::string text = "aé“😀";
    std::size_t at = 0;
    for (const char32_t code : {U'a', U'é', U'“', U'😀'}) {
      const Character character = decode(text, at);
      CHECK(character.code == code);
      at += character.size;
      CHECK(decode_before(text, at).code == code);
      std::string again;
      append(again, code);
      CHECK(again == text.substr(at - character.size, character.size));
    }
    CHECK(decode(text, at).size == 0);
    CHECK(decode_before(text, 0).size == 0);
  }
}
