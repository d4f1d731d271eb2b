// A rule that asks for a word of English.

bool joins(const Words& words, unsigned token) {
  return words.is(token, "and");
}
