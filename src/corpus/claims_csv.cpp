#include <algorithm>
#include <array>
#include <deque>
#include <string>
#include <type_traits>
#include <unordered_map>

#include "hearsay/claim_table.hpp"

// Comma-separated values after RFC 4180, read in one pass. Where it departs from the letter: LF alone ends a
// line too, as most files have it; an empty line between records is passed over; after a malformed record
// reading goes on at the next line.

namespace hearsay {
namespace {

class CsvReader {
 public:
  explicit CsvReader(std::string_view text) : text_(text), at_(text.starts_with("\xEF\xBB\xBF") ? 3 : 0) {}

  bool at_end() const noexcept { return at_ == text_.size(); }
  std::uint64_t line() const noexcept { return record_line_; }
  std::size_t offset() const noexcept { return record_begin_; }

  // Reads one record into fields(); on error says what is wrong and stands at the next line.
  const char* read() {
    fields_.clear();
    unquoted_.clear();
    record_line_ = line_;
    record_begin_ = at_;
    while (true) {
      if (const char* problem = read_field()) {
        skip_line();
        return problem;
      }
      if (at_end()) return nullptr;
      const char separator = text_[at_++];
      if (separator == ',') continue;
      if (separator == '\r') ++at_;
      ++line_;
      return nullptr;
    }
  }

  std::span<const std::string_view> fields() const noexcept { return fields_; }

 private:
  // Stops before the comma or line end that follows the field.
  const char* read_field() {
    if (at_end() || text_[at_] != '"') {
      const std::size_t begin = at_;
      while (!at_end() && !ends_field()) {
        if (text_[at_] == '"') return "a quote inside a field that does not begin with one";
        ++at_;
      }
      fields_.push_back(text_.substr(begin, at_ - begin));
      return nullptr;
    }
    const std::size_t opening = at_;
    const std::uint64_t opening_line = line_;
    std::string field;
    for (++at_; !at_end(); ++at_) {
      if (text_[at_] != '"') {
        line_ += text_[at_] == '\n';
      } else if (++at_ == text_.size() || text_[at_] != '"') {
        if (!at_end() && !ends_field()) return "text after a closing quote";
        fields_.push_back(unquoted_.emplace_back(std::move(field)));
        return nullptr;
      }
      field += text_[at_];
    }
    at_ = opening;
    line_ = opening_line;
    return "a quote that is never closed";
  }

  bool ends_field() const noexcept {
    const char c = text_[at_];
    return c == ',' || c == '\n' || (c == '\r' && at_ + 1 < text_.size() && text_[at_ + 1] == '\n');
  }

  void skip_line() noexcept {
    const std::size_t end = text_.find('\n', at_);
    at_ = end == std::string_view::npos ? text_.size() : end + 1;
    ++line_;
  }

  std::string_view text_;
  std::size_t at_, record_begin_ = 0;
  std::uint64_t line_ = 1, record_line_ = 1;
  std::vector<std::string_view> fields_;
  std::deque<std::string> unquoted_;  // a deque, since fields_ are views into it
};

// Calls use(fields), which are those of `names` in their order, for every record; what is wrong with the
// record, or with the fields as use() returns it, is told. None where the header lacks a column.
template <std::size_t N, class Use>
Result<std::vector<MalformedLine>> read_records(std::string_view csv,
                                                const std::array<std::string_view, N>& names, Use use) {
  CsvReader reader(csv);
  if (const char* problem = reader.read()) return Error{ErrorCode::invalid_record, 0, problem};
  const std::size_t width = reader.fields().size();
  std::array<std::size_t, N> columns{};
  for (std::size_t i = 0; i < N; ++i) {
    const auto found = std::find(reader.fields().begin(), reader.fields().end(), names[i]);
    if (found == reader.fields().end()) {
      return Error{ErrorCode::invalid_record, 0, "the header has no column '" + std::string(names[i]) + "'"};
    }
    columns[i] = static_cast<std::size_t>(found - reader.fields().begin());
  }

  std::vector<MalformedLine> malformed;
  std::array<std::string_view, N> fields;
  while (!reader.at_end()) {
    std::string problem;
    if (const char* misquoted = reader.read()) {
      problem = misquoted;
    } else if (reader.fields().size() == 1 && reader.fields()[0].empty()) {
      continue;
    } else if (reader.fields().size() != width) {
      problem =
          std::to_string(reader.fields().size()) + " fields where the header has " + std::to_string(width);
    } else {
      for (std::size_t i = 0; i < N; ++i) {
        fields[i] = reader.fields()[columns[i]];
        if (fields[i].empty() && problem.empty()) problem = "no " + std::string(names[i]);
      }
    }
    if (problem.empty()) {
      if constexpr (std::is_void_v<decltype(use(fields))>) {
        use(fields);
      } else {
        problem = use(fields);
      }
    }
    if (!problem.empty()) {
      malformed.push_back({reader.line(), {ErrorCode::invalid_record, reader.offset(), std::move(problem)}});
    }
  }
  return malformed;
}

}  // namespace

Result<ClaimsReading> read_claims(std::string_view csv, const ClaimTableOptions& options) {
  ClaimTable::Builder builder;
  auto malformed =
      read_records(csv, std::array<std::string_view, 3>{"source", "object", "value"},
                   [&builder](const auto& fields) { builder.add(fields[0], fields[1], fields[2]); });
  if (malformed.has_error()) return malformed.error();
  return ClaimsReading{std::move(builder).build(options), std::move(malformed).value()};
}

Result<TruthsReading> read_truths(std::string_view csv) {
  std::vector<Truth> truths;
  auto malformed =
      read_records(csv, std::array<std::string_view, 2>{"object", "value"}, [&truths](const auto& fields) {
        truths.push_back({std::string(fields[0]), std::string(fields[1])});
      });
  if (malformed.has_error()) return malformed.error();
  return TruthsReading{std::move(truths), std::move(malformed).value()};
}

Result<HierarchyReading> read_hierarchy(std::string_view csv) {
  HierarchyReading reading;
  std::unordered_map<std::string, std::size_t> numbers;
  std::vector<std::size_t> towards;  // the root of a value's tree, or a step of the way there
  std::vector<bool> has_parent;
  const auto number = [&](std::string_view value) {
    const auto [found, is_new] = numbers.try_emplace(std::string(value), towards.size());
    if (is_new) {
      towards.push_back(found->second);
      has_parent.push_back(false);
    }
    return found->second;
  };
  const auto root = [&towards](std::size_t value) {
    while (towards[value] != value) value = towards[value] = towards[towards[value]];
    return value;
  };
  auto malformed = read_records(
      csv, std::array<std::string_view, 2>{"child", "parent"}, [&](const auto& fields) -> std::string {
        const std::size_t child = number(fields[0]), parent = number(fields[1]);
        if (has_parent[child]) return "a second parent of '" + std::string(fields[0]) + "'";
        if (root(parent) == child) return "'" + std::string(fields[0]) + "' would be its own ancestor";
        has_parent[child] = true;
        towards[child] = parent;
        reading.hierarchy.push_back({std::string(fields[0]), std::string(fields[1])});
        return "";
      });
  if (malformed.has_error()) return malformed.error();
  reading.malformed = std::move(malformed).value();
  return reading;
}

}  // namespace hearsay
