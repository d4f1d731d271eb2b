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

}  // namespace hearsay
