#include <hearsay/version.hpp>

#include "python.hpp"

namespace hearsay::python {

nb::object value_class(const char* name) {
  return nb::module_::import_("hearsay._values").attr(name);
}

nb::object graph(const AttributionGraph& graph, std::string_view library) {
  nb::list vertices, edges;
  for (auto [at, end] = boost::vertices(graph); at != end; ++at)
    vertices.append(nb::make_tuple(to_string(graph[*at].kind), graph[*at].index, graph[*at].label));
  for (auto [at, end] = boost::edges(graph); at != end; ++at)
    edges.append(nb::make_tuple(source(*at, graph), target(*at, graph), to_string(graph[*at].kind),
                                graph[*at].weight));
  return nb::module_::import_("hearsay._presentation").attr("graph")(vertices, edges, library);
}

void raise(const Error& error, nb::object place) {
  const nb::object type = value_class("HearsayError");
  const nb::object value = type(to_string(error.code), error.offset, error.detail, place);
  PyErr_SetObject(type.ptr(), value.ptr());
  throw nb::python_error();
}

}  // namespace hearsay::python

NB_MODULE(_hearsay, module) {
  nanobind::set_leak_warnings(
      false);  // the analyzer that analyze() shares lives until the interpreter has gone
  module.attr("version") = HEARSAY_VERSION_STRING;
  hearsay::python::bind_analysis(module);
  hearsay::python::bind_tables(module);
  hearsay::python::bind_corpus(module);
  hearsay::python::bind_blocks(module);
}
