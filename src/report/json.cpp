#include <array>
#include <charconv>
#include <concepts>
#include <functional>
#include <type_traits>
#include <utility>

#include "hearsay/report.hpp"
#include "hearsay/transparency.hpp"
#include "hearsay/version.hpp"
#include "report/line_breaks.hpp"

namespace hearsay {
namespace {

constexpr const char* generator = "hearsay " HEARSAY_VERSION_STRING;

/// Appends JSON without spaces. Numbers are the shortest that read back as the same, which no serializer of
/// Boost 1.81 writes.
class Json {
 public:
  using Write = std::function<void(std::string_view)>;

  /// Gives pieces away as they come, where there is somebody to take them.
  explicit Json(Write write = nullptr) : write_(std::move(write)) {}

  std::string take() && { return std::move(out_); }
  void end() && { write_(out_); }

  template <class Write>
  void object(Write write) {
    comma();
    out_ += '{';
    write();
    out_ += '}';
  }

  template <class Elements, class Write>
  void array(const Elements& elements, Write write) {
    comma();
    out_ += '[';
    for (const auto& element : elements) {
      write(element);
      if (write_ && out_.size() > piece) give_away();
    }
    out_ += ']';
  }

  Json& key(std::string_view name) {
    value(name);
    out_ += ':';
    return *this;
  }

  void null() {
    comma();
    out_ += "null";
  }

  void value(std::string_view text) {
    comma();
    out_ += '"';
    for (const char c : text) {
      if (c == '"' || c == '\\') {
        (out_ += '\\') += c;
      } else if (c == '\n') {
        out_ += "\\n";
      } else if (static_cast<unsigned char>(c) < 0x20) {
        constexpr std::string_view digits = "0123456789abcdef";
        ((out_ += "\\u00") += digits[static_cast<unsigned char>(c) >> 4U]) += digits[c & 0xF];
      } else {
        out_ += c;
      }
    }
    out_ += '"';
  }

  template <std::same_as<bool> Bool>
  void value(Bool flag) {
    comma();
    out_ += flag ? "true" : "false";
  }

  template <class Number>
  requires(std::is_arithmetic_v<Number> && !std::same_as<Number, bool>) void value(Number number) {
    comma();
    char digits[32];  // and 0 for -0
    out_.append(digits, std::to_chars(digits, digits + sizeof digits, number + Number{}).ptr);
  }

  template <Enumeration Enum>
  void value(Enum word) {
    value(to_string(word));
  }

  void value(TentativeSourceId id) { value(static_cast<std::uint32_t>(id)); }

  template <class T>
  void value(const std::optional<T>& value) {
    value ? this->value(*value) : null();
  }

 private:
  // A value begins a list, follows its key, or follows another value.
  void comma() {
    if (!out_.empty() && std::string_view("{[:").find(out_.back()) == std::string_view::npos) out_ += ',';
  }

  // All but the last character, of which the next comma depends.
  void give_away() {
    write_(std::string_view(out_).substr(0, out_.size() - 1));
    out_.erase(0, out_.size() - 1);
  }

  static constexpr std::size_t piece = std::size_t{1} << 16;

  Write write_;
  std::string out_;
};

class Writer {
 public:
  Writer(const Document& document, JsonOptions options, Json::Write write = nullptr)
      : document_(document), options_(options), json_(std::move(write)) {}

  Json write(const Analysis& analysis) && {
    json_.object([&] {
      member("generator", std::string_view(generator));
      member("schema", std::string_view("hearsay-analysis/2"));
      text("id", analysis.id);
      text("title", analysis.title);
      text("publisher", analysis.publisher);
      text("date", analysis.date);
      text("author", analysis.author);
      text("url", analysis.url);
      text("desk", analysis.desk);
      json_.key("text");
      options_.text ? json_.value(std::string_view(document_.text())) : json_.null();
      json_.key("line_breaks");
      options_.text ? json_.value(to_string(line_breaks_of(document_))) : json_.null();
      sources("sources", analysis.sources);
      statements("statements", analysis.statements);
      sources("tentative_sources", analysis.tentative_sources);
      statements("tentative", analysis.tentative);
      transparency(hearsay::transparency(analysis));
    });
    return std::move(json_);
  }

  std::string write(std::string_view id, std::span<const Attribution> attributions) && {
    json_.object([&] {
      member("generator", std::string_view(generator));
      member("schema", std::string_view("hearsay-extraction/2"));
      text("id", id);
      list("attributions", attributions, [&](std::size_t index, const Attribution& one) {
        member("id", index);
        attribution(one);
      });
    });
    return std::move(json_).take();
  }

 private:
  template <class T>
  void member(std::string_view name, const T& value) {
    json_.key(name).value(value);
  }

  void text(std::string_view name, std::string_view value) {
    json_.key(name);
    value.empty() ? json_.null() : json_.value(value);
  }

  // Objects that know their place in the list.
  template <class Elements, class Members>
  void list(std::string_view name, const Elements& elements, Members members) {
    std::size_t index = 0;
    json_.key(name).array(elements, [&](const auto& element) {
      json_.object([&] { members(index, element); });
      ++index;
    });
  }

  // Values alone.
  template <class Elements, class Write>
  void column(std::string_view name, const Elements& elements, Write write) {
    json_.key(name).array(elements, write);
  }

  void place(Span at) {
    if (at == Span{}) return json_.null();
    json_.array(std::array{at.begin, at.end},
                [this](std::uint32_t offset) { json_.value(document_.code_points_before(offset)); });
  }
  void span(std::string_view name, Span at) {
    json_.key(name);
    place(at);
  }
  template <class Parts>
  void spans(std::string_view name, const Parts& parts) {
    column(name, parts, [this](Span part) { place(part); });
  }

  // [{"text": …, "span": …}, …]
  void words(std::string_view name, const Spans& parts) {
    list(name, parts, [this](std::size_t, Span part) {
      member("text", document_[part]);
      span("span", part);
    });
  }

  // {"value": …, "span": …}
  template <class T>
  void shown(std::string_view name, const Shown<T>& what) {
    json_.key(name);
    if (what == Shown<T>{}) return json_.null();
    json_.object([&] {
      member("value", what.value);
      span("span", what.span);
    });
  }

  void reasons(std::string_view name, const std::vector<Reason>& from) {
    json_.key(name).object([&] {
      column("evidence", from, [this](const Reason& one) { json_.value(to_string(one.evidence)); });
      column("span", from, [this](const Reason& one) { place(one.span); });
      column("log_odds", from, [this](const Reason& one) { json_.value(one.log_odds); });
    });
  }

  template <class Sources>
  void sources(std::string_view name, const Sources& from) {
    list(name, from, [&](std::size_t id, const auto& source) {
      member("id", id);
      text("name", source.name);
      member("identity", source.identity);
      member("role", source.role);
      member("specificity", source.specificity);
      json_.key("certainty").object([&] {
        member("identity", source.certainty.identity);
        member("role", source.certainty.role);
        member("specificity", source.certainty.specificity);
      });
      shown("senior", source.senior);
      shown("office", source.office);
      shown("organization", source.organization);
      shown("country", source.country);
      shown("count", source.count);
      shown("gender", source.gender);
      shown("access", source.access);
      spans("anonymity", source.anonymity);
      member("speaks_for", source.speaks_for);
      reasons("identity_because", source.identity_because);
      reasons("role_because", source.role_because);
      json_.key("mentions").object([&] {
        column("kind", source.mentions, [this](const Mention& one) { json_.value(to_string(one.kind)); });
        column("joined_by", source.mentions,
               [this](const Mention& one) { json_.value(to_string(one.joined_by)); });
        column("span", source.mentions, [this](const Mention& one) { place(one.span); });
      });
    });
  }

  void attribution(const Attribution& from) {
    words("mention", from.source);
    words("cue", from.cue);
    words("content", from.content);
    member("kind", from.kind);
    member("act", from.act);
    member("polarity", from.polarity);
    member("actuality", from.actuality);
    member("parent", from.parent);
    span("addressee", from.addressee);
    span("medium", from.medium);
    span("date", from.date);
  }

  template <class Id>
  void statements(std::string_view name, const std::vector<BasicStatement<Id>>& from) {
    list(name, from, [&](std::size_t id, const BasicStatement<Id>& statement) {
      const auto& [attribution, sourcing, assessment] = statement;
      member("id", id);
      member("source", sourcing.source);
      column("via", sourcing.via, [this](Id passed_on) { json_.value(passed_on); });
      member("hops", sourcing.hops);
      span("hop_span", sourcing.hop_span);
      span("anonymity", sourcing.anonymity);
      span("description", sourcing.description);
      span("senior", sourcing.senior);
      this->attribution(attribution);
      strength(assessment);
      stance(assessment.stance);
      json_.key("probability");
      assessment.probability ? probability(*assessment.probability) : json_.null();
    });
  }

  void stance(const Stance& from) {
    json_.key("stance").object([&] {
      member("value", from.value);
      member("estimated", from.estimated);
      span("span", from.span);
    });
  }

  void probability(const StatedProbability& from) {
    json_.object([&] {
      member("value", from.value);
      member("low", from.low);
      member("high", from.high);
      member("estimated", from.estimated);
      span("phrase", from.phrase);
      member("yardstick", from.yardstick);
    });
  }

  void strength(const Assessment& from) {
    const std::vector<Contribution>& contributions = from.strength.contributions;
    json_.key("strength").object([&] {
      member("score", from.strength.score);
      member("low", from.strength.low);
      member("high", from.strength.high);
      json_.key("contributions").object([&] {
        column("feature", contributions, [this](const Contribution& one) { json_.value(one.feature); });
        column("log_odds", contributions, [this](const Contribution& one) { json_.value(one.log_odds); });
        column("span", contributions, [this](const Contribution& one) { place(one.evidence); });
      });
      json_.key("features");
      options_.text ? features(from.features, contributions) : json_.null();
    });
  }

  void features(const StrengthFeatures& from, const std::vector<Contribution>& contributions) {
    json_.object([&] {
      column("notes", contributions, [this](const Contribution& one) { json_.value(one.note); });
      member("identity", from.identity);
      member("specificity", from.specificity);
      member("certainty", from.certainty);
      span("source", from.source);
      shown("vague", from.vague);
      member("described", from.described);
      member("outlet", from.outlet);
      shown("affiliation", from.affiliation);
      shown("office", from.office);
      shown("senior", from.senior);
      shown("access", from.access);
      shown("hops", from.hops);
      shown("vague_hops", from.vague_hops);
      shown("reason", from.reason);
      shown("persons", from.persons);
      shown("verbatim", from.verbatim);
      member("words", from.words);
      member("fragment", from.fragment);
      shown("medium", from.medium);
      member("act", from.act);
      member("deed", from.deed);
      member("unsaid", from.unsaid);
      member("actuality", from.actuality);
      span("cue", from.cue);
      span("content", from.content);
      shown("stance", from.stance);
      shown("contested", from.contested);
      column("corroborating", from.corroborating, [this](std::uint64_t origin) { json_.value(origin); });
    });
  }

  void transparency(const Transparency& from) {
    json_.key("transparency").object([&] {
      member("statements", from.statements);
      member("named", from.named);
      member("organizations", from.organizations);
      member("documents", from.documents);
      member("unnamed", from.unnamed);
      member("groups", from.groups);
      member("sourceless", from.sourceless);
      member("unexplained", from.unexplained);
      member("single_source", from.single_source);
      member("hearsay", from.hearsay);
      member("verbatim", from.verbatim);
      member("mean_strength", from.mean_strength);
    });
  }

  const Document& document_;
  JsonOptions options_;
  Json json_;
};

}  // namespace

std::string to_json(const Analysis& analysis, JsonOptions options) {
  return Writer(analysis.document, options).write(analysis).take();
}

void write_json(const Analysis& analysis, const std::function<void(std::string_view)>& write,
                JsonOptions options) {
  Writer(analysis.document, options, write).write(analysis).end();
}

std::string to_json(std::string_view id, const Document& document,
                    std::span<const Attribution> attributions) {
  return Writer(document, {}).write(id, attributions);
}

}  // namespace hearsay
