#include "hearsay/standoff.hpp"

#include <algorithm>
#include <charconv>
#include <iterator>
#include <map>
#include <numeric>
#include <optional>
#include <tuple>

#include "attribution/order.hpp"
#include "base/ascii.hpp"
#include "lexicon/take_until.hpp"

namespace hearsay {
namespace {

using lexicon::take_until;

// The parts of all events together: a span of a thousand parts that each of a million events names is written
// in a few megabytes, and would take gigabytes.
constexpr std::size_t max_parts = std::size_t{1} << 24;

// A nested event looks for its parent among so many contents that surround it, so that time is bounded where
// contents of scattered parts surround one another without holding one another.
constexpr std::ptrdiff_t max_candidates = 100;

// Whether an annotation's id is a letter followed by digits alone: "T12", but not "Title" of a text that was
// broken over lines.
bool is_id(std::string_view id, char letter) {
  return id.size() > 1 && id.front() == letter && std::all_of(id.begin() + 1, id.end(), ascii::is_digit);
}

// Whether each part of `inner` lies in one of `outer`. O(i log o), since annotations may have any number of
// parts, unlike those for which Spans::contains is made.
bool holds(const Spans& outer, const Spans& inner) {
  return std::all_of(inner.begin(), inner.end(), [&outer](Span part) {
    const auto after = std::upper_bound(outer.begin(), outer.end(), part.begin,
                                        [](std::uint32_t at, Span other) { return at < other.begin; });
    return after != outer.begin() && std::prev(after)->contains(part);
  });
}

std::optional<std::uint32_t> to_number(std::string_view digits) {
  std::uint32_t value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (error != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
  return value;
}

// The bytes of a character at which a line of annotations would end or be cut, for which brat takes all that
// Python's splitlines does, and tabs; 0 for any other.
std::uint32_t size_of_break(std::string_view text) {
  static constexpr std::string_view breaks[] = {
      "\t", "\n", "\v", "\f", "\r", "\x1c", "\x1d", "\x1e", "\xC2\x85", "\xE2\x80\xA8", "\xE2\x80\xA9"};
  for (const std::string_view one : breaks) {
    if (text.starts_with(one)) return static_cast<std::uint32_t>(one.size());
  }
  return 0;
}

// A span as brat has it, which lets no part run over a line end.
//
//     “We will⏎stay”     [0,8) [9,14)
std::vector<Span> within_lines(const Document& document, Span span) {
  std::vector<Span> parts;
  std::uint32_t begin = span.begin;
  for (std::uint32_t at = span.begin; at < span.end;) {
    const std::uint32_t size = size_of_break(document[Span{at, span.end}]);
    if (size == 0) {
      ++at;
      continue;
    }
    if (begin < at) parts.push_back({begin, at});
    begin = at += size;
  }
  if (begin < span.end) parts.push_back({begin, span.end});
  return parts;
}

class StandoffReader {
 public:
  StandoffReader(const Document& document, std::string_view annotations)
      : document_(document),
        annotations_(annotations),
        code_points_(document.code_points_before(size_of(document))) {}

  Result<std::vector<StandoffAttribution>> read() {
    // Events may stand before the spans that they name.
    if (!for_each_line([this](std::string_view line) { return read_spans(line); })) return *error_;
    if (!for_each_line([this](std::string_view line) { return read_event(line); })) return *error_;
    find_parents();
    return in_order();
  }

 private:
  static std::uint32_t size_of(const Document& document) {
    return static_cast<std::uint32_t>(document.text().size());
  }

  template <class Read>
  bool for_each_line(Read read) {
    for (std::string_view rest = annotations_; !rest.empty();) {
      std::string_view line = take_until(rest, '\n');
      if (line.ends_with('\r')) line.remove_suffix(1);
      if (!read(line)) return false;
    }
    return true;
  }

  bool fail(std::string_view line, std::string detail, ErrorCode code = ErrorCode::invalid_record) {
    error_ = Error{code, static_cast<std::uint64_t>(line.data() - annotations_.data()), std::move(detail)};
    return false;
  }

  // "T3 TAB Content 16 26;31 40 TAB text"
  bool read_spans(std::string_view line) {
    std::string_view rest = line;
    const std::string_view id = take_until(rest, '\t');
    if (!is_id(id, 'T')) return true;
    std::string_view places = take_until(rest, '\t');
    take_until(places, ' ');
    std::vector<Span> parts;
    do {
      std::string_view place = take_until(places, ';');
      const auto begin = to_number(take_until(place, ' '));
      const auto end = to_number(place);
      if (!begin || !end) return fail(line, "a span needs its first and last offset, as in 'Source 0 7'");
      if (*begin >= *end) return fail(line, "a span ends before it begins");
      if (*end > code_points_) return fail(line, "a span ends after the text");
      parts.push_back({document_.offset_of_code_point(*begin), document_.offset_of_code_point(*end)});
    } while (!places.empty());
    spans_.insert_or_assign(id, Spans(std::move(parts)));
    return true;
  }

  // "E1 TAB Attribution:T4 Source:T1 Cue:T2 Content:T3"
  bool read_event(std::string_view line) {
    std::string_view arguments = line;
    const std::string_view id = take_until(arguments, '\t');
    if (!is_id(id, 'E')) return true;
    std::string_view trigger = take_until(arguments, ' ');
    const std::string_view type = take_until(trigger, ':');
    const bool nested = type == "Nested";
    if (!nested && type != "Attribution" && type != "Attribution-no-source") return true;
    std::vector<Span> source, cue, content;
    while (!arguments.empty()) {
      std::string_view target = take_until(arguments, ' ');
      std::string_view role = take_until(target, ':');
      while (!role.empty() && ascii::is_digit(role.back())) role.remove_suffix(1);
      std::vector<Span>* parts = role == "Source"    ? &source
                                 : role == "Cue"     ? &cue
                                 : role == "Content" ? &content
                                                     : nullptr;
      if (parts == nullptr) continue;
      const auto spans = spans_.find(target);
      if (spans == spans_.end()) return fail(line, "no span has the id '" + std::string(target) + "'");
      parts_ += spans->second.size();
      if (parts_ > max_parts) return fail(line, "the events have too many spans", ErrorCode::limit_exceeded);
      parts->insert(parts->end(), spans->second.begin(), spans->second.end());
    }
    if (content.empty()) return true;
    ids_.emplace_back(id);
    nested_.push_back(nested);
    Attribution& attribution = attributions_.emplace_back();
    attribution.source = Spans(std::move(source));
    attribution.cue = Spans(std::move(cue));
    attribution.content = Spans(std::move(content));
    return true;
  }

  // The parent of a nested event is the one with the smallest content that holds its content, and more. In
  // the order of the contents' beginnings, longer ones first, the candidates are a stack.
  void find_parents() {
    const auto hull = [this](std::uint32_t i) { return attributions_[i].content.hull(); };
    std::vector<std::uint32_t> order(attributions_.size());
    std::iota(order.begin(), order.end(), 0U);
    // Of contents that begin and end alike, the same one holds another whatever the order of the lines: the
    // nested one where nothing else tells them apart.
    const auto spans = [this](std::uint32_t i) {
      const Attribution& attribution = attributions_[i];
      return std::tie(attribution.content, attribution.cue, attribution.source);
    };
    std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
      const auto left = std::pair(hull(a).begin, hull(b).end), right = std::pair(hull(b).begin, hull(a).end);
      if (left != right) return left < right;
      return spans(a) != spans(b) ? spans(a) < spans(b) : nested_[a] < nested_[b];
    });
    std::vector<std::uint32_t> open;
    for (const std::uint32_t inner : order) {
      while (!open.empty() && hull(open.back()).end <= hull(inner).begin) open.pop_back();
      if (nested_[inner]) {
        const auto may_be_parent = [&](std::uint32_t outer) {
          return hull(outer) != hull(inner) &&
                 holds(attributions_[outer].content, attributions_[inner].content);
        };
        const auto last = open.rbegin() + std::min(std::ssize(open), max_candidates);
        const auto parent = std::find_if(open.rbegin(), last, may_be_parent);
        if (parent != last) attributions_[inner].parent = *parent;
      }
      open.push_back(inner);
    }
  }

  std::vector<StandoffAttribution> in_order() {
    const std::vector<std::uint32_t> order = attribution::text_order(attributions_);
    attribution::reorder(attributions_, order);
    std::vector<StandoffAttribution> read;
    read.reserve(order.size());
    for (std::size_t i = 0; i < order.size(); ++i)
      read.push_back({ids_[order[i]], std::move(attributions_[i])});
    return read;
  }

  const Document& document_;
  std::string_view annotations_;
  std::uint32_t code_points_;  // of the whole text
  std::map<std::string_view, Spans> spans_;
  std::size_t parts_ = 0;  // of all events
  std::vector<std::string> ids_;
  std::vector<bool> nested_;
  std::vector<Attribution> attributions_;
  std::optional<Error> error_;
};

class StandoffWriter {
 public:
  explicit StandoffWriter(const Document& document) : document_(document) {}

  void write(const Attribution& attribution) {
    const std::string_view type = attribution.parent ? "Nested"
                                  : attribution.source.empty() && !attribution.cue.empty()
                                      ? "Attribution-no-source"
                                      : "Attribution";
    std::string arguments;
    const auto add = [&](std::string_view role, const Spans& spans) {
      if (!spans.empty()) arguments.append(" ").append(role).append(":T").append(write_spans(role, spans));
    };
    add("Source", attribution.source);
    add("Cue", attribution.cue);
    add("Content", attribution.content);
    const std::string trigger =
        write_spans(type, attribution.cue.empty() ? attribution.content.front() : attribution.cue);
    out_.append("E").append(std::to_string(++events_)).append("\t").append(type).append(":T").append(trigger);
    out_.append(arguments).append("\n");
  }

  std::string take() { return std::move(out_); }

 private:
  // The number of the new T line.
  std::string write_spans(std::string_view type, const Spans& spans) {
    std::string number = std::to_string(++texts_), text;
    out_.append("T").append(number).append("\t").append(type);
    for (const Span& whole : spans) {
      for (const Span part : within_lines(document_, whole)) {
        out_.append(text.empty() ? " " : ";");
        out_.append(std::to_string(document_.code_points_before(part.begin))).append(" ");
        out_.append(std::to_string(document_.code_points_before(part.end)));
        text.append(text.empty() ? "\t" : " ").append(document_[part]);
      }
    }
    if (text.empty()) {  // nothing but line ends
      const Span whole = spans.hull();
      out_.append(" ").append(std::to_string(document_.code_points_before(whole.begin)));
      out_.append(" ").append(std::to_string(document_.code_points_before(whole.end)));
    }
    out_.append(text);
    out_.append("\n");
    return number;
  }

  const Document& document_;
  std::string out_;
  std::uint32_t texts_ = 0, events_ = 0;
};

}  // namespace

Result<std::vector<StandoffAttribution>> read_standoff(const Document& document,
                                                       std::string_view annotations) {
  return StandoffReader(document, annotations).read();
}

std::string write_standoff(const Document& document, const std::vector<Attribution>& attributions) {
  // A quotation that goes on without a cue is a further content of the event before with its source; in a
  // paragraph of its own it is an event without source and cue.
  const auto paragraph_of = [&](Span span) {
    return document.sentences()[document.sentence_at(span.begin)].paragraph;
  };
  std::vector<Attribution> events;
  std::map<Spans, std::size_t> latest;  // event of a source
  for (const Attribution& attribution : attributions) {
    events.push_back(attribution);
    if (attribution.source.empty() || attribution.parent) continue;
    const auto [at, is_new] = latest.try_emplace(attribution.source);
    if (attribution.cue.empty() && !is_new) {
      Spans& content = events[at->second].content;
      if (paragraph_of(content.back()) == paragraph_of(attribution.content.front())) {
        std::vector<Span> parts(content.begin(), content.end());
        parts.insert(parts.end(), attribution.content.begin(), attribution.content.end());
        content = Spans(std::move(parts));
        events.pop_back();
        continue;
      }
      events.back().source = {};
    }
    at->second = events.size() - 1;
  }
  StandoffWriter writer(document);
  for (const Attribution& event : events) writer.write(event);
  return writer.take();
}

}  // namespace hearsay
