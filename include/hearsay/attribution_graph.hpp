#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "hearsay/attribution.hpp"
#include "hearsay/export.hpp"
#include "hearsay/source.hpp"
#include "hearsay/words.hpp"

// Declared as Boost.Graph's headers define them, which take a second to compile: hearsay/graph.hpp includes
// them, and so must who looks into a graph.
namespace boost {
struct vecS;
struct listS;
struct bidirectionalS;
struct no_property;
template <class OutEdges, class Vertices, class Directed, class Vertex, class Edge, class Graph, class Edges>
class adjacency_list;
}  // namespace boost

namespace hearsay {

enum class VertexKind : std::uint8_t {
  document,
  source,
  statement,
  outlet,  ///< the publisher of some articles; in graphs of a corpus
  claim,   ///< statements of the same proposition; in graphs of a corpus
};
template <>
inline constexpr std::size_t enumerator_count<VertexKind> = 5;

enum class EdgeKind : std::uint8_t {
  says,     ///< source → statement
  reports,  ///< document → statement
  cites,    ///< source → the source it passes on; document → source, where the document relies on it
  affiliated_with,  ///< source → the organization it speaks for
  contradicts,      ///< claim → a claim that cannot be true at the same time
};
template <>
inline constexpr std::size_t enumerator_count<EdgeKind> = 5;

struct Vertex {
  VertexKind kind = VertexKind::document;
  /// Index of the analysis that it comes from. In graphs of a corpus: of the article, or of that of a claim's
  /// first statement; 0 for a source or outlet, which are of no single article.
  std::uint32_t article = 0;
  /// Index of the source or statement in that analysis; 0 for a document. In graphs of a corpus: of a claim's
  /// first statement in its article; of a source or outlet in Linkage::sources.
  std::uint32_t index = 0;
  std::string label;  ///< the source's name, the statement's content, the document's id

  std::string article_id = {};                   ///< of the article; empty where it is of none
  std::string publisher = {}, date = {};         ///< of that article, as far as known
  std::optional<Identity> identity = {};         ///< of a source
  std::optional<Role> role = {};                 ///< of a source
  std::optional<std::uint8_t> specificity = {};  ///< of a source
  std::optional<QuotationKind> quotation = {};   ///< of a statement, or of a claim's first
  std::optional<double> strength = {};           ///< of a statement, or of a claim's first; 0–100

  friend bool operator==(const Vertex&, const Vertex&) = default;
};

struct Edge {
  EdgeKind kind = EdgeKind::says;
  double weight = 1;  ///< for says: attribution strength / 100; otherwise 1

  friend bool operator==(const Edge&, const Edge&) = default;
};

/// Who said what: an ordinary Boost.Graph graph, open to every algorithm of that library and to your own.
using AttributionGraph = boost::adjacency_list<boost::vecS, boost::vecS, boost::bidirectionalS, Vertex, Edge,
                                               boost::no_property, boost::listS>;

/// A vertex of a graph by its number: AttributionGraph::vertex_descriptor.
using GraphVertex = std::size_t;

[[nodiscard]] HEARSAY_EXPORT std::string_view to_string(VertexKind kind) noexcept;
[[nodiscard]] HEARSAY_EXPORT std::string_view to_string(EdgeKind kind) noexcept;

}  // namespace hearsay
