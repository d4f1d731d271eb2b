#pragma once

#include <nanobind/nanobind.h>
#include <nanobind/stl/optional.h>
#include <nanobind/stl/pair.h>
#include <nanobind/stl/shared_ptr.h>
#include <nanobind/stl/string.h>
#include <nanobind/stl/string_view.h>
#include <nanobind/stl/tuple.h>
#include <nanobind/stl/unique_ptr.h>
#include <nanobind/stl/vector.h>

#include <hearsay/analyzer.hpp>
#include <hearsay/graph.hpp>
#include <memory>
#include <string_view>

// What the parts of the extension module share. Offsets of Python strings are code points.

namespace hearsay::python {

namespace nb = nanobind;

class Column;
class Table;

using SharedAnalysis = std::shared_ptr<const Analysis>;

/// The analysis behind an object of the class Analysis; raises TypeError for any other.
SharedAnalysis analysis_of(nb::handle object);

bool is_analysis(nb::handle object);

/// Of an article in any form that Python gives it.
Result<Analysis> analyze(const Analyzer& analyzer, nb::handle article);

/// A graph of networkx or igraph.
nb::object graph(const AttributionGraph& graph, std::string_view library);

/// What a function of hearsay._presentation makes of something.
template <class From>
nb::object presented(const char* function, From&& from) {
  return nb::module_::import_("hearsay._presentation").attr(function)(std::forward<From>(from));
}

/// A class of hearsay._values.
nb::object value_class(const char* name);

/// Raises hearsay.HearsayError. `place` is the number of the article in what was given, or none.
[[noreturn]] void raise(const Error& error, nb::object place = nb::none());

void bind_analysis(nb::module_& module);
/// The columns of statements_table and sources_table.
std::vector<Column> statement_columns();
std::vector<Column> source_columns();
/// Adds their rows of an analysis.
void put_statements(Table& table, const Analysis& analysis);
void put_sources(Table& table, const Analysis& analysis);

void bind_tables(nb::module_& module);
void bind_corpus(nb::module_& module);
void bind_blocks(nb::module_& module);

}  // namespace hearsay::python
