#include "cli/input/dates.hpp"

#include <boost/regex.hpp>
#include <chrono>
#include <cstdio>
#include <cstdlib>

namespace hearsay::cli {
namespace {

struct Zone {
  std::string_view name, offset;
};

// RFC 5322 4.3: what is not known says nothing about the context.
constexpr Zone zones[] = {{"GMT", "Z"},      {"UT", "Z"},       {"UTC", "Z"},      {"Z", "Z"},
                          {"EST", "-05:00"}, {"EDT", "-04:00"}, {"CST", "-06:00"}, {"CDT", "-05:00"},
                          {"MST", "-07:00"}, {"MDT", "-06:00"}, {"PST", "-08:00"}, {"PDT", "-07:00"}};

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view space = " \t\r\n";
  const std::size_t first = text.find_first_not_of(space);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(space) - first + 1);
}

bool is_day(int year, unsigned month, unsigned day) {
  return std::chrono::year_month_day(std::chrono::year(year), std::chrono::month(month),
                                     std::chrono::day(day))
      .ok();
}

std::string of_epoch(long long seconds) {
  using namespace std::chrono;
  const sys_seconds time{std::chrono::seconds(seconds)};
  const year_month_day day(floor<days>(time));
  const hh_mm_ss clock(time - floor<days>(time));
  char text[64];
  std::snprintf(text, sizeof text, "%04d-%02u-%02uT%02d:%02d:%02dZ", static_cast<int>(day.year()),
                static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()),
                static_cast<int>(clock.hours().count()), static_cast<int>(clock.minutes().count()),
                static_cast<int>(clock.seconds().count()));
  return text;
}

}  // namespace

std::string iso_date(std::string_view date) {
  static const boost::regex mail(
      "(?:[A-Za-z]{3,9}, *)?([0-9]{1,2}) +(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]* +"
      "([0-9]{4}|[0-9]{2})(?: +([0-9]{1,2}):([0-9]{2})(?::([0-9]{2}))?(?: *([+-][0-9]{4}|[A-Za-z]{1,5}))?)?");
  static const boost::regex basic(
      "([0-9]{4})([0-9]{2})([0-9]{2})(?:T([0-9]{2})([0-9]{2})([0-9]{2})?(Z|[+-][0-9]{2}:?[0-9]{2})?)?");
  static const boost::regex epoch("[0-9]{9,10}|[0-9]{12,13}");
  const std::string text(trimmed(date));
  if (text.size() > 64) return text;
  boost::smatch part;
  if (boost::regex_match(text, part, epoch)) {
    const long long number = std::atoll(text.c_str());
    return of_epoch(text.size() > 10 ? number / 1'000 : number);
  }
  const auto zone = [](std::string offset) {
    if (offset.size() == 5) offset.insert(3, ":");
    return offset == "+00:00" || offset == "-00:00" ? "Z" : offset;
  };
  if (boost::regex_match(text, part, basic)) {
    const std::string month = part[2], day = part[3];
    if (!is_day(std::atoi(part[1].str().c_str()), static_cast<unsigned>(std::atoi(month.c_str())),
                static_cast<unsigned>(std::atoi(day.c_str()))))
      return text;
    std::string iso = part[1].str() + "-" + month + "-" + day;
    if (!part[4].matched) return iso;
    iso += "T" + part[4].str() + ":" + part[5].str() + ":" + (part[6].matched ? part[6].str() : "00");
    return iso + zone(part[7].str());
  }
  if (!boost::regex_match(text, part, mail)) return text;
  constexpr std::string_view months = "JanFebMarAprMayJunJulAugSepOctNovDec";
  int year = std::atoi(part[3].str().c_str());
  if (part[3].length() == 2) year += year < 50 ? 2000 : 1900;
  const auto month = static_cast<unsigned>(months.find(part[2].str()) / 3 + 1);
  const auto day = static_cast<unsigned>(std::atoi(part[1].str().c_str()));
  if (!is_day(year, month, day)) return text;
  char iso[32];
  std::snprintf(iso, sizeof iso, "%04d-%02u-%02u", year, month, day);
  if (!part[4].matched) return iso;
  std::string offset = part[7].str();
  if (!offset.empty() && offset[0] != '+' && offset[0] != '-') {
    std::string known;
    for (const Zone& one : zones) {
      if (one.name == offset) known = one.offset;
    }
    offset = known;
  }
  const std::string hour = part[4].str();
  return std::string(iso) + "T" + (hour.size() == 1 ? "0" : "") + hour + ":" + part[5].str() + ":" +
         (part[6].matched ? part[6].str() : "00") + zone(offset);
}

}  // namespace hearsay::cli
