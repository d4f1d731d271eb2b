#pragma once

#include <boost/regex.hpp>
#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "base/lazy.hpp"
#include "lexicon/phrase_table.hpp"

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

/// A pattern that is compiled when a text first needs it, which few texts do.
class LatePattern {
 public:
  /// Of a pattern that compiles.
  explicit LatePattern(std::string pattern) : pattern_(std::move(pattern)) {}

  const boost::regex& regex() const {
    return compiled_.get([this] { return compile_pattern(pattern_); });
  }

 private:
  std::string pattern_;
  Lazy<boost::regex> compiled_;
};

/// Patterns made of named parts: "{refuse} to be {named}". A space in them stands for white space of any
/// kind.
class PatternParts {
 public:
  /// A part may be made of those that stand before it in the table.
  explicit PatternParts(const PhraseTable& table) {
    for (const Entry& entry : table.entries()) parts_[std::string(entry.phrase)] = expand(entry.field(0));
  }

  /// The pattern with all parts written out. Throws boost::regex_error for a part that there is not, and for
  /// a pattern of more than `most` characters.
  std::string expand(std::string_view pattern) const {
    constexpr std::size_t most = 1 << 16;
    std::string out;
    for (std::size_t i = 0; i < pattern.size(); ++i) {
      if (out.size() > most)
        throw boost::regex_error("it is too long", boost::regex_constants::error_complexity, 0);
      if (pattern[i] == ' ') {
        out += "\\s";
      } else if (pattern[i] == '{' && i + 1 < pattern.size() && 'a' <= pattern[i + 1] &&
                 pattern[i + 1] <= 'z') {
        const std::size_t end = std::min(pattern.find('}', i), pattern.size());
        const auto part = parts_.find(pattern.substr(i + 1, end - i - 1));
        if (part == parts_.end()) {
          throw boost::regex_error("there is no part " + std::string(pattern.substr(i, end - i + 1)),
                                   boost::regex_constants::error_brace, static_cast<std::ptrdiff_t>(i));
        }
        out += "(?:" + part->second + ")";
        i = end;
      } else {
        out += pattern[i];
      }
    }
    return out;
  }

 private:
  std::map<std::string, std::string, std::less<>> parts_;
};

}  // namespace hearsay::lexicon
