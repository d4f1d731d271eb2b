// Rules that ask for words of English.

bool joins(const Words& words, unsigned token) {
  return words.is(token, "and");
}
bool is_past(std::string_view word) {
  return word.ends_with("ed");
}
bool is_minister(std::string_view word) {
  constexpr std::string_view office = " minister";
  return word == office;
}
bool is_possessive(std::string_view word) {
  for (const std::string_view mark : {"'s", "’s"})
    if (word == mark) return true;
  return false;
}
bool is_state(const Entry& entry) {
  return entry.field(0) == "no value";
}
bool is_no_word(std::string_view word, const Entry& entry) {
  return word == "\xC2\xA0" || word == "—" || entry.field(0) == "state" || word.starts_with("www");
}
