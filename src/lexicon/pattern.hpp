#pragma once

#include <boost/regex.hpp>
#include <string>

namespace hearsay::lexicon {

/// A regular expression as tables hold them: of Perl's syntax, for letters of either case. What a letter is,
/// is as in the "C" locale, whatever the process has for its own when the pattern is compiled. Throws
/// boost::regex_error.
inline boost::regex compile_pattern(const std::string& pattern) {
  boost::regex compiled;
  compiled.imbue(std::locale::classic());
  compiled.assign(pattern, boost::regex::perl | boost::regex::icase);
  return compiled;
}

}  // namespace hearsay::lexicon
