// Reads what to_json wrote with its text. What stands there was perhaps written by another program, and is
// believed in nothing.
#include <algorithm>
#include <boost/json/value.hpp>
#include <cmath>
#include <concepts>
#include <limits>

#include "base/exact_json.hpp"
#include "hearsay/report.hpp"
#include "report/line_breaks.hpp"

namespace hearsay {
namespace {

namespace json = boost::json;

/// Thrown for what is no analysis, caught in from_json.
using Damage = Error;

[[noreturn]] void fail(std::string detail, std::uint64_t offset = 0) {
  throw Damage{ErrorCode::invalid_record, offset, std::move(detail)};
}

json::value parsed(std::string_view text) {
  auto value = base::parse_json(text);
  if (value.has_error()) throw Damage{std::move(value).error()};
  return *std::move(value);
}

/// A value with the way to it. Those around it must outlive it.
class Node {
 public:
  explicit Node(const json::value& value, const Node* around = nullptr, std::string_view name = {},
                std::size_t index = 0)
      : value_(value), around_(around), name_(name), index_(index) {}

  bool is_null() const { return value_.is_null(); }

  /// A member of an object, which must have it.
  Node operator[](std::string_view name) const {
    const json::object* object = value_.if_object();
    if (object == nullptr) refuse("is no object");
    const json::value* found = object->if_contains({name.data(), name.size()});
    if (found == nullptr) refuse("has no \"" + std::string(name) + "\"");
    return Node(*found, this, name);
  }

  std::size_t size() const { return array().size(); }

  /// What `read` makes of each element.
  template <class Read>
  auto each(Read read) const {
    std::vector<std::decay_t<std::invoke_result_t<Read, const Node&>>> all;
    all.reserve(size());
    for (const json::value& element : array()) all.push_back(read(Node(element, this, {}, all.size())));
    return all;
  }

  std::string string() const {
    const json::string* found = value_.if_string();
    if (found == nullptr) refuse("is no string");
    return {found->data(), found->size()};
  }

  bool boolean() const {
    const bool* found = value_.if_bool();
    if (found == nullptr) refuse("is neither true nor false");
    return *found;
  }

  template <std::unsigned_integral Number>
  Number whole(Number last = std::numeric_limits<Number>::max()) const {
    boost::system::error_code error;
    const auto found = value_.to_number<std::uint64_t>(error);
    if (error || value_.is_double() || found > last)
      refuse("is no whole number up to " + std::to_string(last));
    return static_cast<Number>(found);
  }

  double number(double low, double high) const {
    boost::system::error_code error;
    const auto found = value_.to_number<double>(error);
    if (error || !(low <= found && found <= high)) refuse("is no number within its range");
    return found;
  }

  /// One of the words of an enumeration.
  template <Enumeration Enum>
  Enum word() const {
    if (const auto found = from_string<Enum>(string())) return *found;
    refuse("is none of its words");
  }

  template <class Read>
  auto optional(Read read) const {
    using Value = std::decay_t<std::invoke_result_t<Read, const Node&>>;
    return is_null() ? std::optional<Value>() : std::optional<Value>(read(*this));
  }

  [[noreturn]] void refuse(const std::string& what) const {
    const std::string place = path();
    fail((place.empty() ? "it" : place) + " " + what);
  }

 private:
  const json::array& array() const {
    const json::array* found = value_.if_array();
    if (found == nullptr) refuse("is no array");
    return *found;
  }

  // "statements[3].strength"
  std::string path() const {
    if (around_ == nullptr) return {};
    const std::string around = around_->path();
    if (name_.empty()) return around + "[" + std::to_string(index_) + "]";
    return (around.empty() ? "" : around + ".") + std::string(name_);
  }

  const json::value& value_;
  const Node* around_;
  std::string_view name_;
  std::size_t index_;
};

class Reader {
 public:
  Analysis read(const Node& from) && {
    if (const std::string schema = from["schema"].string(); schema != "hearsay-analysis/2")
      fail("the schema is " + schema + ", not hearsay-analysis/2");
    Analysis analysis;
    analysis.id = text(from["id"]);
    analysis.title = text(from["title"]);
    analysis.publisher = text(from["publisher"]);
    analysis.date = text(from["date"]);
    analysis.author = text(from["author"]);
    analysis.url = text(from["url"]);
    analysis.desk = text(from["desk"]);
    if (from["text"].is_null()) fail("text is null: the analysis was written without its text");
    auto document = Document::from_utf8(from["text"].string(), from["line_breaks"].word<LineBreaks>());
    if (document.has_error()) throw Damage(document.error());
    document_ = &*document;
    end_ = document->code_points_before(static_cast<std::uint32_t>(document->text().size()));
    read_sources(from["sources"], analysis.sources);
    read_statements(from["statements"], analysis.sources.size(), analysis.statements);
    read_sources(from["tentative_sources"], analysis.tentative_sources);
    read_statements(from["tentative"], analysis.tentative_sources.size(), analysis.tentative);
    analysis.document = std::move(*document);
    return analysis;
  }

 private:
  static std::string text(const Node& from) { return from.is_null() ? std::string() : from.string(); }

  template <class Id = std::uint32_t>
  static auto index_below(std::size_t limit) {
    return [limit](const Node& from) {
      const auto index = from.whole<std::uint32_t>();
      if (index >= limit) from.refuse("refers to nothing");
      return Id{index};
    };
  }

  Span span(const Node& from) const {
    if (from.is_null()) return {};
    if (from.size() != 2) from.refuse("is no span");
    const auto ends = from.each([&](const Node& end) { return end.whole(end_); });
    if (ends[0] > ends[1]) from.refuse("ends before it begins");
    return {document_->offset_of_code_point(ends[0]), document_->offset_of_code_point(ends[1])};
  }

  std::vector<Span> span_list(const Node& from) const {
    return from.each([this](const Node& one) { return span(one); });
  }

  Spans words(const Node& from) const {
    const std::vector<Span> parts = from.each([this](const Node& part) { return span(part["span"]); });
    Spans spans(parts);
    if (!std::ranges::equal(spans, parts)) from.refuse("has parts that are empty, touch or are out of order");
    return spans;
  }

  template <class T, class Read>
  Shown<T> shown(const Node& from, Read value) const {
    if (from.is_null()) return {};
    return {value(from["value"]), span(from["span"])};
  }
  Shown<bool> shown_flag(const Node& from) const {
    return shown<bool>(from, [](const Node& value) { return value.boolean(); });
  }
  Shown<std::string> shown_text(const Node& from) const {
    return shown<std::string>(from, [](const Node& value) { return value.string(); });
  }
  Shown<double> shown_number(const Node& from, double low) const {
    return shown<double>(from, [low](const Node& value) { return value.number(low, 1); });
  }
  template <class Number>
  Shown<Number> shown_whole(const Node& from) const {
    return shown<Number>(from, [](const Node& value) { return value.whole<Number>(); });
  }
  template <class Enum>
  Shown<Enum> shown_word(const Node& from) const {
    return shown<Enum>(from, [](const Node& value) { return value.word<Enum>(); });
  }

  std::vector<Reason> reasons(const Node& from) const {
    constexpr double limit = std::numeric_limits<float>::max();
    const std::vector<Evidence> evidence =
        from["evidence"].each([](const Node& one) { return one.word<Evidence>(); });
    const std::vector<Span> spans = span_list(from["span"]);
    const std::vector<float> log_odds =
        from["log_odds"].each([](const Node& one) { return static_cast<float>(one.number(-limit, limit)); });
    if (spans.size() != evidence.size() || log_odds.size() != evidence.size())
      from.refuse("has lists of different lengths");
    std::vector<Reason> all;
    for (std::size_t i = 0; i < evidence.size(); ++i) all.push_back({evidence[i], spans[i], log_odds[i]});
    return all;
  }

  std::vector<Mention> mentions(const Node& from) const {
    const std::vector<Span> spans = span_list(from["span"]);
    const std::vector<MentionKind> kinds =
        from["kind"].each([](const Node& one) { return one.word<MentionKind>(); });
    const std::vector<JoinedBy> joined =
        from["joined_by"].each([](const Node& one) { return one.word<JoinedBy>(); });
    if (kinds.size() != spans.size() || joined.size() != spans.size())
      from.refuse("has lists of different lengths");
    std::vector<Mention> all;
    for (std::size_t i = 0; i < spans.size(); ++i) all.push_back({spans[i], kinds[i], joined[i]});
    return all;
  }

  template <class Id>
  void read_sources(const Node& from, std::vector<BasicSource<Id>>& to) const {
    to = from.each([&](const Node& one) {
      BasicSource<Id> source;
      source.name = text(one["name"]);
      source.identity = one["identity"].word<Identity>();
      source.role = one["role"].word<Role>();
      source.identity_because = reasons(one["identity_because"]);
      source.role_because = reasons(one["role_because"]);
      source.specificity = one["specificity"].whole<std::uint8_t>(3);
      const Node certainty = one["certainty"];
      source.certainty = {certainty["identity"].number(0, 1), certainty["role"].number(0, 1),
                          certainty["specificity"].number(0, 1)};
      source.senior = shown_flag(one["senior"]);
      source.office = shown_text(one["office"]);
      source.organization = shown_text(one["organization"]);
      source.country = shown_text(one["country"]);
      source.count = shown_whole<std::uint32_t>(one["count"]);
      source.gender = shown_word<Gender>(one["gender"]);
      source.access = shown_word<Access>(one["access"]);
      source.anonymity = span_list(one["anonymity"]);
      source.speaks_for = one["speaks_for"].optional(index_below<Id>(from.size()));
      source.mentions = mentions(one["mentions"]);
      return source;
    });
  }

  template <class Id>
  void read_statements(const Node& from, std::size_t sources, std::vector<BasicStatement<Id>>& to) const {
    std::size_t before = 0;
    to = from.each([&](const Node& one) {
      BasicStatement<Id> statement;
      Attribution& attribution = statement.attribution;
      attribution.source = words(one["mention"]);
      attribution.cue = words(one["cue"]);
      attribution.content = words(one["content"]);
      if (attribution.content.empty()) one["content"].refuse("is empty");
      attribution.kind = one["kind"].word<QuotationKind>();
      attribution.act = one["act"].word<Act>();
      attribution.polarity = one["polarity"].word<Polarity>();
      attribution.actuality = one["actuality"].word<Actuality>();
      attribution.parent = one["parent"].optional(index_below(before++));
      attribution.addressee = span(one["addressee"]);
      attribution.medium = span(one["medium"]);
      attribution.date = span(one["date"]);
      BasicSourcing<Id>& sourcing = statement.sourcing;
      sourcing.source = one["source"].optional(index_below<Id>(sources));
      sourcing.via = one["via"].each(index_below<Id>(sources));
      sourcing.hops = one["hops"].whole<std::uint8_t>();
      sourcing.hop_span = span(one["hop_span"]);
      sourcing.anonymity = span(one["anonymity"]);
      sourcing.senior = span(one["senior"]);
      sourcing.description = span(one["description"]);
      statement.assessment = assessment(one);
      return statement;
    });
  }

  Assessment assessment(const Node& from) const {
    const Node strength = from["strength"], stance = from["stance"];
    Strength read{strength["score"].number(0, 100), strength["low"].number(0, 100),
                  strength["high"].number(0, 100), 0, contributions(strength)};
    for (const Contribution& one : read.contributions) read.log_odds += one.log_odds;
    return {std::move(read),
            {stance["value"].number(-1, 1), stance["estimated"].boolean(), span(stance["span"])},
            from["probability"].optional([this](const Node& one) { return probability(one); }),
            features(strength["features"])};
  }

  StatedProbability probability(const Node& from) const {
    return {from["value"].number(0, 100), from["low"].number(0, 100), from["high"].number(0, 100),
            from["estimated"].boolean(),  span(from["phrase"]),       from["yardstick"].word<Yardstick>()};
  }

  std::vector<Contribution> contributions(const Node& strength) const {
    const Node from = strength["contributions"];
    const auto strings = [](const Node& one) { return one.string(); };
    std::vector<std::string> features = from["feature"].each(strings),
                             notes = strength["features"]["notes"].each(strings);
    constexpr double limit = 1e300;  // their sum stays finite
    const std::vector<double> log_odds =
        from["log_odds"].each([](const Node& one) { return one.number(-limit, limit); });
    const std::vector<Span> spans = span_list(from["span"]);
    const std::size_t size = features.size();
    if (notes.size() != size || log_odds.size() != size || spans.size() != size)
      from.refuse("has lists of different lengths");
    std::vector<Contribution> all;
    for (std::size_t i = 0; i < size; ++i) all.push_back({features[i], log_odds[i], spans[i], notes[i]});
    return all;
  }

  StrengthFeatures features(const Node& from) const {
    StrengthFeatures f;
    f.identity = from["identity"].optional([](const Node& one) { return one.word<Identity>(); });
    f.specificity = from["specificity"].whole<std::uint8_t>(3);
    f.certainty = from["certainty"].number(0, 1);
    f.source = span(from["source"]);
    f.vague = shown_flag(from["vague"]);
    f.described = from["described"].whole<std::uint32_t>();
    f.outlet = from["outlet"].boolean();
    f.affiliation = shown_flag(from["affiliation"]);
    f.office = shown_flag(from["office"]);
    f.senior = shown_flag(from["senior"]);
    f.access = shown_word<Access>(from["access"]);
    f.hops = shown_whole<std::uint8_t>(from["hops"]);
    f.vague_hops = shown_whole<std::uint8_t>(from["vague_hops"]);
    f.reason = shown_flag(from["reason"]);
    f.persons = shown_whole<std::uint32_t>(from["persons"]);
    f.verbatim = shown_number(from["verbatim"], 0);
    f.words = from["words"].whole<std::uint32_t>();
    f.fragment = from["fragment"].boolean();
    f.medium = shown_flag(from["medium"]);
    f.act = from["act"].word<Act>();
    f.deed = from["deed"].boolean();
    f.unsaid = from["unsaid"].boolean();
    f.actuality = from["actuality"].word<Actuality>();
    f.cue = span(from["cue"]);
    f.content = span(from["content"]);
    f.stance = shown_number(from["stance"], -1);
    f.contested = shown_flag(from["contested"]);
    f.corroborating = from["corroborating"].each([](const Node& one) { return one.whole<std::uint64_t>(); });
    return f;
  }

  const Document* document_ = nullptr;
  std::uint32_t end_ = 0;  // of the text, in code points
};

}  // namespace

Result<Analysis> from_json(std::string_view text) {
  try {
    const json::value value = parsed(text);
    return Reader().read(Node(value));
  } catch (const Damage& damage) {
    return damage;
  }
}

}  // namespace hearsay
