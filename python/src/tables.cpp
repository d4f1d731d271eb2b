#include <algorithm>

#include "python.hpp"
#include "table.hpp"

namespace hearsay::python {
namespace {

using Type = Column::Type;

Column spans(std::string name) {
  return Column(std::move(name), Column("element", Column("element", Type::int32)));
}

void put(Column& to, const Document& document, const Spans& parts) {
  for (const Span part : parts) {
    Column& ends = to.element();
    ends.element().put(static_cast<std::int32_t>(document.code_points_before(part.begin)));
    ends.element().put(static_cast<std::int32_t>(document.code_points_before(part.end)));
    ends.close();
  }
  to.close();
}

template <class Id>
std::optional<std::int32_t> number(const std::optional<Id>& id) {
  return id ? std::optional(static_cast<std::int32_t>(*id)) : std::nullopt;
}

std::optional<std::string_view> stated(std::string_view text) {
  return text.empty() ? std::nullopt : std::optional(text);
}

void put_text(Column& to, const Document& document, Span at) {
  at.empty() ? to.null() : to.put(std::string_view(document.on_one_line(at)));
}

void put_text(Column& to, const Document& document, const Spans& at) {
  at.empty() ? to.null() : to.put(std::string_view(document.on_one_line(at)));
}

template <class Sources, class Statements>
void put_statements(Table& table, const Analysis& analysis, const Sources& sources,
                    const Statements& statements, bool tentative) {
  const Document& document = analysis.document;
  std::int32_t id = 0;
  for (const auto& [attribution, sourcing, assessment] : statements) {
    Column* to = table.next_row().data();
    (to++)->put(std::string_view(analysis.id));
    (to++)->put(stated(analysis.publisher));
    (to++)->put(stated(analysis.date));
    (to++)->put(id++);
    (to++)->put(tentative);
    const Span hull = attribution.content.hull();
    (to++)->put(static_cast<std::int32_t>(document.code_points_before(hull.begin)));
    (to++)->put(static_cast<std::int32_t>(document.code_points_before(hull.end)));
    (to++)->put(assessment.strength.score);
    (to++)->put(assessment.strength.log_odds);
    (to++)->put(number(sourcing.source));
    if (sourcing.source) {
      const auto& source = sources[*sourcing.source];
      (to++)->put(std::string_view(source.name));
      (to++)->put(to_string(source.identity));
      (to++)->put(to_string(source.role));
      (to++)->put(std::int32_t{source.specificity});
    } else {
      for (int i = 0; i < 4; ++i) (to++)->null();
    }
    (to++)->put(std::int32_t{sourcing.hops});
    for (const auto one : sourcing.via) to->element().put(static_cast<std::int32_t>(one));
    (to++)->close();
    (to++)->put(to_string(attribution.kind));
    (to++)->put(to_string(attribution.act));
    (to++)->put(to_string(attribution.polarity));
    (to++)->put(to_string(attribution.actuality));
    (to++)->put(number(attribution.parent));
    (to++)->put(assessment.stance.value);
    const auto& probability = assessment.probability;
    (to++)->put(probability ? std::optional(probability->value) : std::nullopt);
    (to++)->put(probability ? std::optional(probability->low) : std::nullopt);
    (to++)->put(probability ? std::optional(probability->high) : std::nullopt);
    put_text(*to++, document, attribution.source);
    put_text(*to++, document, attribution.cue);
    put_text(*to++, document, attribution.content);
    put_text(*to++, document, attribution.addressee);
    put_text(*to++, document, attribution.medium);
    put_text(*to++, document, attribution.date);
    put_text(*to++, document, sourcing.anonymity);
    put(*to++, document, attribution.source);
    put(*to++, document, attribution.cue);
    put(*to++, document, attribution.content);
    for (const Contribution& one : assessment.strength.contributions) {
      to[0].element().put(one.feature.view());
      to[1].element().put(one.log_odds);
    }
    (to++)->close();
    (to++)->close();
  }
}

/// A table of analyses, of one or of an iterable of them.
template <class Put>
std::shared_ptr<Table> table_of(Columns columns, nb::handle analyses, Put put) {
  auto table = std::make_shared<Table>(std::move(columns));
  if (is_analysis(analyses)) {
    put(*table, *analysis_of(analyses));
  } else {
    for (const nb::handle one : nb::iter(analyses)) put(*table, *analysis_of(one));
  }
  return table;
}

}  // namespace

Columns statement_columns() {
  Columns all;
  for (const char* name : {"article", "publisher", "date"}) all.emplace_back(name, Type::string);
  all.emplace_back("id", Type::int32);
  all.emplace_back("tentative", Type::boolean);
  for (const char* name : {"begin", "end"}) all.emplace_back(name, Type::int32);
  for (const char* name : {"strength", "log_odds"}) all.emplace_back(name, Type::float64);
  all.emplace_back("source", Type::int32);
  for (const char* name : {"name", "identity", "role"}) all.emplace_back(name, Type::string);
  for (const char* name : {"specificity", "hops"}) all.emplace_back(name, Type::int32);
  all.emplace_back("via", Column("element", Type::int32));
  for (const char* name : {"kind", "act", "polarity", "actuality"}) all.emplace_back(name, Type::string);
  all.emplace_back("parent", Type::int32);
  all.emplace_back("stance", Type::float64);
  for (const char* name : {"probability", "probability_low", "probability_high"})
    all.emplace_back(name, Type::float64);
  for (const char* name : {"mention", "cue", "content", "addressee", "medium", "when", "anonymity"})
    all.emplace_back(name, Type::string);
  for (const char* name : {"mention_spans", "cue_spans", "content_spans"}) all.push_back(spans(name));
  all.emplace_back("features", Column("element", Type::string));
  all.emplace_back("feature_log_odds", Column("element", Type::float64));
  return all;
}

Columns source_columns() {
  Columns all;
  for (const char* name : {"article", "publisher", "date"}) all.emplace_back(name, Type::string);
  all.emplace_back("id", Type::int32);
  for (const char* name : {"name", "identity", "role"}) all.emplace_back(name, Type::string);
  all.emplace_back("specificity", Type::int32);
  all.emplace_back("senior", Type::boolean);
  for (const char* name : {"office", "organization", "country"}) all.emplace_back(name, Type::string);
  all.emplace_back("count", Type::int32);
  for (const char* name : {"gender", "access"}) all.emplace_back(name, Type::string);
  all.emplace_back("anonymity", Column("element", Type::string));
  all.emplace_back("speaks_for", Type::int32);
  for (const char* name : {"mentions", "statements"}) all.emplace_back(name, Type::int32);
  return all;
}

void put_statements(Table& table, const Analysis& analysis) {
  put_statements(table, analysis, analysis.sources, analysis.statements, false);
}

void put_sources(Table& table, const Analysis& analysis) {
  std::vector<std::int32_t> statements(analysis.sources.size());
  for (const Statement& one : analysis.statements) {
    if (one.sourcing.source) ++statements[*one.sourcing.source];
  }
  for (std::size_t id = 0; id < analysis.sources.size(); ++id) {
    const Source& source = analysis.sources[id];
    Column* to = table.next_row().data();
    (to++)->put(std::string_view(analysis.id));
    (to++)->put(stated(analysis.publisher));
    (to++)->put(stated(analysis.date));
    (to++)->put(static_cast<std::int32_t>(id));
    (to++)->put(std::string_view(source.name));
    (to++)->put(to_string(source.identity));
    (to++)->put(to_string(source.role));
    (to++)->put(std::int32_t{source.specificity});
    (to++)->put(source.senior.value);
    (to++)->put(stated(source.office.value));
    (to++)->put(stated(source.organization.value));
    (to++)->put(stated(source.country.value));
    (to++)->put(source.count.value == 0 ? std::nullopt
                                        : std::optional(static_cast<std::int32_t>(source.count.value)));
    (to++)->put(source.gender.value == Gender::unstated ? std::nullopt
                                                        : std::optional(to_string(source.gender.value)));
    (to++)->put(source.access.value == Access::unstated ? std::nullopt
                                                        : std::optional(to_string(source.access.value)));
    for (const Span one : source.anonymity)
      to->element().put(std::string_view(analysis.document.on_one_line(one)));
    (to++)->close();
    (to++)->put(number(source.speaks_for));
    (to++)->put(static_cast<std::int32_t>(source.mentions.size()));
    (to++)->put(statements[id]);
  }
}

void bind_tables(nb::module_& module) {
  using namespace nb::literals;

  nb::class_<Table>(module, "Table")
      .def("__len__", &Table::rows)
      .def_prop_ro("num_rows", &Table::rows)
      .def_prop_ro("column_names",
                   [](const Table& self) {
                     nb::list names;
                     for (const Column& column : self.schema()) names.append(column.name());
                     return names;
                   })
      .def("__arrow_c_schema__",
           [](const Table& self) {
             auto* schema = new ArrowSchema{};
             self.describe(*schema);
             return nb::capsule(schema, "arrow_schema", [](void* pointer) noexcept {
               auto* schema = static_cast<ArrowSchema*>(pointer);
               if (schema->release != nullptr) schema->release(schema);
               delete schema;
             });
           })
      .def(
          "__arrow_c_stream__",
          [](std::shared_ptr<Table> self, nb::handle) {
            return nb::capsule(new_stream(std::move(self)), "arrow_array_stream", [](void* pointer) noexcept {
              auto* stream = static_cast<ArrowArrayStream*>(pointer);
              if (stream->release != nullptr) stream->release(stream);
              delete stream;
            });
          },
          "requested_schema"_a = nb::none());

  module.def(
      "statements_table",
      [](nb::handle analyses, bool tentative) {
        return table_of(statement_columns(), analyses, [&](Table& table, const Analysis& analysis) {
          put_statements(table, analysis);
          if (tentative)
            put_statements(table, analysis, analysis.tentative_sources, analysis.tentative, true);
        });
      },
      "analyses"_a, nb::kw_only(), "tentative"_a = false);
  module.def(
      "sources_table", [](nb::handle analyses) { return table_of(source_columns(), analyses, put_sources); },
      "analyses"_a);
}

}  // namespace hearsay::python
