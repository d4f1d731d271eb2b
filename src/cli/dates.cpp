#include "cli/dates.hpp"

#include <algorithm>
#include <boost/regex.hpp>
#include <chrono>
#include <cstdio>
#include <optional>

#include "base/ascii.hpp"

namespace hearsay::cli {
namespace {

std::optional<int> digits(std::string_view text, std::size_t at, std::size_t count) {
  int number = 0;
  for (std::size_t i = at; i < at + count; ++i) {
    if (i >= text.size() || !ascii::is_digit(text[i])) return std::nullopt;
    number = number * 10 + (text[i] - '0');
  }
  return number;
}

// "2024-12-17"; nothing where there is no such day.
std::optional<std::string> date_of(int year, int month, int day) {
  using namespace std::chrono;
  const year_month_day date(std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                            std::chrono::day(static_cast<unsigned>(day)));
  if (year < 1000 || year > 2999 || !date.ok()) return std::nullopt;
  char text[32];
  return std::string(
      text, static_cast<std::size_t>(std::snprintf(text, sizeof text, "%04d-%02d-%02d", year, month, day)));
}

// Of "december" or "Dec", 12; 0 where it is none.
int month_called(std::string_view word) {
  static constexpr std::string_view months[] = {"jan", "feb", "mar", "apr", "may", "jun",
                                                "jul", "aug", "sep", "oct", "nov", "dec"};
  const auto* const found =
      std::find(std::begin(months), std::end(months), ascii::lower_case(word.substr(0, 3)));
  return found == std::end(months) ? 0 : static_cast<int>(found - months) + 1;
}

using Parts = boost::match_results<std::string_view::const_iterator>;

std::optional<Parts> match(std::string_view text, const boost::regex& form) {
  Parts parts;
  if (!boost::regex_match(text.begin(), text.end(), parts, form)) return std::nullopt;
  return parts;
}

int number(const Parts& parts, int part) {
  return digits(parts[part].str(), 0, static_cast<std::size_t>(parts.length(part))).value_or(0);
}

// "+0100" is "+01:00" in the extended form, and "+00:00" is "Z".
std::string extended(std::string offset) {
  if (offset.size() == 5) offset.insert(3, ":");
  return offset == "+00:00" || offset == "-00:00" ? "Z" : offset;
}

std::optional<std::string> of_epoch(std::string_view text) {
  using namespace std::chrono;
  static const boost::regex form("[0-9]{9,10}|[0-9]{12,13}");
  if (!match(text, form)) return std::nullopt;
  long long seconds = 0;
  for (const char c : text) seconds = seconds * 10 + (c - '0');
  if (text.size() > 10) seconds /= 1'000;
  const sys_seconds time{std::chrono::seconds(seconds)};
  const year_month_day day(floor<days>(time));
  const hh_mm_ss clock(time - floor<days>(time));
  char iso[64];
  std::snprintf(iso, sizeof iso, "%04d-%02u-%02uT%02d:%02d:%02dZ", static_cast<int>(day.year()),
                static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()),
                static_cast<int>(clock.hours().count()), static_cast<int>(clock.minutes().count()),
                static_cast<int>(clock.seconds().count()));
  return iso;
}

std::optional<std::string> of_basic_form(std::string_view text) {
  static const boost::regex form(
      "([0-9]{4})([0-9]{2})([0-9]{2})(?:T([0-9]{2})([0-9]{2})([0-9]{2})?(Z|[+-][0-9]{2}:?[0-9]{2})?)?");
  const auto parts = match(text, form);
  if (!parts) return std::nullopt;
  auto iso = date_of(number(*parts, 1), number(*parts, 2), number(*parts, 3));
  if (!iso || !(*parts)[4].matched) return iso;
  const std::string seconds = (*parts)[6].matched ? (*parts)[6].str() : "00";
  return *iso + "T" + (*parts)[4].str() + ":" + (*parts)[5].str() + ":" + seconds +
         extended((*parts)[7].str());
}

// RFC 5322 4.3: of a zone that is not known nothing is said.
std::string offset_of_zone(std::string zone) {
  static constexpr std::pair<std::string_view, std::string_view> zones[] = {
      {"GMT", "Z"},      {"UT", "Z"},       {"UTC", "Z"},      {"Z", "Z"},
      {"EST", "-05:00"}, {"EDT", "-04:00"}, {"CST", "-06:00"}, {"CDT", "-05:00"},
      {"MST", "-07:00"}, {"MDT", "-06:00"}, {"PST", "-08:00"}, {"PDT", "-07:00"}};
  if (zone.empty() || zone[0] == '+' || zone[0] == '-') return extended(std::move(zone));
  const auto* const known =
      std::find_if(std::begin(zones), std::end(zones), [&](const auto& one) { return one.first == zone; });
  return known == std::end(zones) ? "" : std::string(known->second);
}

std::optional<std::string> of_mail(std::string_view text) {
  static const boost::regex form(
      "(?:[A-Za-z]{3,9}, *)?([0-9]{1,2}) +(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]* +"
      "([0-9]{4}|[0-9]{2})(?: +([0-9]{1,2}):([0-9]{2})(?::([0-9]{2}))?(?: *([+-][0-9]{4}|[A-Za-z]{1,5}))?)?");
  const auto parts = match(text, form);
  if (!parts) return std::nullopt;
  int year = number(*parts, 3);
  if (parts->length(3) == 2) year += year < 50 ? 2000 : 1900;
  auto iso = date_of(year, month_called((*parts)[2].str()), number(*parts, 1));
  if (!iso || !(*parts)[4].matched) return iso;
  const std::string hour = (parts->length(4) == 1 ? "0" : "") + (*parts)[4].str();
  const std::string seconds = (*parts)[6].matched ? (*parts)[6].str() : "00";
  return *iso + "T" + hour + ":" + (*parts)[5].str() + ":" + seconds + offset_of_zone((*parts)[7].str());
}

// How many digits and marks of a time begin the text.
std::size_t time_length(std::string_view text, std::string_view marks) {
  std::size_t size = 0;
  while (size < text.size() &&
         (ascii::is_digit(text[size]) || marks.find(text[size]) != std::string_view::npos))
    ++size;
  return size;
}

// "T14:05:00Z" for what stands behind a date: " 14:05:00 UTC". Empty where that is no time.
std::string time_behind(std::string_view text) {
  if (text.size() < 3 || (text[0] != 'T' && text[0] != ' ') || !ascii::is_digit(text[1])) return {};
  text.remove_prefix(1);
  const std::size_t size = time_length(text, ":.");
  std::string time = "T" + std::string(text.substr(0, size));
  text.remove_prefix(size);
  while (text.starts_with(' ')) text.remove_prefix(1);
  if (text.starts_with("Z") || text.starts_with("UTC") || text.starts_with("GMT")) return time + "Z";
  if (!text.starts_with("+") && !text.starts_with("-")) return time;
  return time.append(text.substr(0, 1 + time_length(text.substr(1), ":")));
}

// "2024-03-05T14:05:00Z", "2024/03/05", "20240305"
std::string date_from_year(std::string_view text, int year) {
  const char mark = text[4];
  const bool has_marks = mark == '-' || mark == '/' || mark == '.';
  const auto month = digits(text, has_marks ? 5 : 4, 2), day = digits(text, has_marks ? 8 : 6, 2);
  if (!month || !day) return {};
  const bool fits = has_marks ? text[7] == mark : text.size() == 8 || !ascii::is_digit(text[8]);
  const auto date = date_of(year, *month, *day);
  if (!fits || !date) return {};
  return mark == '-' ? *date + time_behind(text.substr(10)) : *date;
}

// A month by its name, with a day and a year before or after it.
std::string date_in_words(std::string_view text) {
  constexpr std::size_t longest = 48;
  text = text.substr(0, longest);
  int year = 0, month = 0, day = 0;
  for (std::size_t i = 0, end = 0; i < text.size() && (year == 0 || month == 0 || day == 0); i = end) {
    const auto run = [&](auto is_one, std::size_t most) {
      end = i;
      while (end < text.size() && end - i < most && is_one(text[end])) ++end;
      return text.substr(i, end - i);
    };
    if (const std::string_view number = run(ascii::is_digit, 5); !number.empty()) {
      const auto value = digits(number, 0, number.size());
      if (number.size() == 4 && year == 0) year = *value;
      if (number.size() <= 2 && day == 0) day = *value;
    } else if (const std::string_view word = run(ascii::is_letter, text.size()); !word.empty()) {
      if (month == 0) month = month_called(word);
    } else {
      ++end;
    }
  }
  return date_of(year, month, day).value_or("");
}

}  // namespace

std::string iso_date(std::string_view date) {
  constexpr std::size_t longest = 64;
  const std::string_view text = ascii::trimmed(date);
  if (text.size() <= longest) {
    for (const auto read : {of_epoch, of_basic_form, of_mail})
      if (const auto iso = read(text)) return *iso;
  }
  return std::string(text);
}

std::string find_date(std::string_view text) {
  while (!text.empty() && ascii::is_space(text.front())) text.remove_prefix(1);
  if (const auto year = digits(text, 0, 4); year && text.size() >= 8) return date_from_year(text, *year);
  return date_in_words(text);
}

}  // namespace hearsay::cli
