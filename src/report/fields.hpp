#pragma once

#include <string>
#include <string_view>

namespace hearsay {

/// Appends a field of a CSV as RFC 4180 has it: in quotes where it must be, with quotes in it doubled.
inline void append_csv_field(std::string& csv, std::string_view field) {
  if (field.find_first_of(",\"\r\n") == std::string_view::npos) {
    csv += field;
    return;
  }
  csv += '"';
  for (const char c : field) csv.append(c == '"' ? 2 : 1, c);
  csv += '"';
}

/// Appends a field of a TSV: tabs, line ends and zeros in it become spaces. A field with what readers take
/// for quotes or the begin of a comment stands in quotes, with quotes in it doubled.
inline void append_tsv_field(std::string& tsv, std::string_view field, bool quotes = true) {
  const bool quoted = quotes && field.find_first_of("\"'#") != std::string_view::npos;
  if (quoted) tsv += '"';
  for (const char c : field) {
    const bool ends_field = c == '\t' || c == '\n' || c == '\r' || c == '\0';
    tsv.append(quoted && c == '"' ? 2 : 1, ends_field ? ' ' : c);
  }
  if (quoted) tsv += '"';
}

}  // namespace hearsay
