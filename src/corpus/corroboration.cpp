#include "hearsay/corroboration.hpp"

#include <Eigen/Core>
#include <algorithm>
#include <boost/graph/dominator_tree.hpp>
#include <boost/graph/push_relabel_max_flow.hpp>
#include <boost/graph/strong_components.hpp>

#include "corpus/profile.hpp"
#include "hearsay/graph.hpp"

// Each question is one classical algorithm of Boost.Graph on the reliance graph of one claim, which seldom
// has more than a few dozen vertices: how many independent ways is a maximum flow (Menger 1927; Goldberg and
// Tarjan 1988), what they all pass is a dominator tree (Lengauer and Tarjan 1979), who relies on himself is a
// strong component (Tarjan 1972).

namespace hearsay {
namespace {

using Descriptor = AttributionGraph::vertex_descriptor;

// The vertices that can be reached, the claim first.
std::vector<Descriptor> reachable(const AttributionGraph& graph, Descriptor claim) {
  std::vector<bool> seen(num_vertices(graph));
  std::vector<Descriptor> found{claim};
  seen[claim] = true;
  for (std::size_t i = 0; i < found.size(); ++i) {
    for (auto [at, end] = adjacent_vertices(found[i], graph); at != end; ++at) {
      if (!seen[*at]) found.push_back(*at);
      seen[*at] = true;
    }
  }
  return found;
}

}  // namespace

std::vector<Descriptor> independent_origins(const AttributionGraph& reliance, Descriptor claim) {
  using Traits = boost::adjacency_list_traits<boost::vecS, boost::vecS, boost::directedS>;
  using Network = boost::adjacency_list<
      boost::vecS, boost::vecS, boost::directedS, boost::no_property,
      boost::property<boost::edge_capacity_t, long,
                      boost::property<boost::edge_residual_capacity_t, long,
                                      boost::property<boost::edge_reverse_t, Traits::edge_descriptor>>>>;

  const std::vector<Descriptor> vertices = reachable(reliance, claim);
  std::vector<std::size_t> number(num_vertices(reliance));
  for (std::size_t i = 0; i < vertices.size(); ++i) number[vertices[i]] = i;

  // Vertex i becomes 2i → 2i + 1 with room for one way; the claim and the sink have room for all.
  const std::size_t sink = 2 * vertices.size();
  Network network(sink + 1);
  const auto capacity = get(boost::edge_capacity, network);
  const auto reverse = get(boost::edge_reverse, network);
  const auto connect = [&](std::size_t from, std::size_t to) {
    const auto forth = add_edge(from, to, network).first, back = add_edge(to, from, network).first;
    capacity[forth] = 1;
    capacity[back] = 0;
    reverse[forth] = back;
    reverse[back] = forth;
  };
  for (std::size_t i = 0; i < vertices.size(); ++i) {
    if (i > 0) connect(2 * i, 2 * i + 1);
    for (auto [at, end] = adjacent_vertices(vertices[i], reliance); at != end; ++at) {
      if (*at != claim) connect(2 * i + 1, 2 * number[*at]);
    }
    if (i > 0 && out_degree(vertices[i], reliance) == 0) connect(2 * i + 1, sink);
  }
  boost::push_relabel_max_flow(network, 1, sink);
  const auto residual = get(boost::edge_residual_capacity, network);
  std::vector<Descriptor> origins;
  for (std::size_t i = 1; i < vertices.size(); ++i) {
    const auto [to_sink, is_origin] = edge(2 * i + 1, sink, network);
    if (is_origin && residual[to_sink] == 0) origins.push_back(vertices[i]);
  }
  std::sort(origins.begin(), origins.end());
  return origins;
}

std::size_t independent_sources(const AttributionGraph& reliance, Descriptor claim) {
  return independent_origins(reliance, claim).size();
}

std::vector<Descriptor> bottlenecks(const AttributionGraph& reliance, Descriptor claim) {
  // With one more vertex that every origin relies on, its dominators are those of all origins together.
  AttributionGraph extended = reliance;
  const Descriptor end_of_ways = add_vertex(extended);
  for (const Descriptor v : reachable(reliance, claim)) {
    if (v != claim && out_degree(v, reliance) == 0) add_edge(v, end_of_ways, extended);
  }
  const Descriptor none = AttributionGraph::null_vertex();
  std::vector<Descriptor> dominator(num_vertices(extended), none);
  lengauer_tarjan_dominator_tree(
      extended, claim,
      boost::make_iterator_property_map(dominator.begin(), get(boost::vertex_index, extended)));
  std::vector<Descriptor> found;
  if (dominator[end_of_ways] == none) return found;
  for (Descriptor v = dominator[end_of_ways]; v != claim; v = dominator[v]) found.push_back(v);
  std::reverse(found.begin(), found.end());
  return found;
}

std::vector<std::vector<Descriptor>> circles(const AttributionGraph& reliance) {
  std::vector<std::size_t> component(num_vertices(reliance));
  const std::size_t count = boost::strong_components(
      reliance, boost::make_iterator_property_map(component.begin(), get(boost::vertex_index, reliance)));
  std::vector<std::vector<Descriptor>> groups(count);
  for (Descriptor v = 0; v < component.size(); ++v) groups[component[v]].push_back(v);
  std::erase_if(groups, [](const auto& group) { return group.size() < 2; });
  std::sort(groups.begin(), groups.end());
  return groups;
}

std::vector<double> prominence(const AttributionGraph& graph, double damping) {
  std::vector<WeightedEdge> all;
  for (auto [at, end] = edges(graph); at != end; ++at) {
    all.push_back({static_cast<std::uint32_t>(source(*at, graph)),
                   static_cast<std::uint32_t>(target(*at, graph)), graph[*at].weight});
  }
  return prominence(num_vertices(graph), all, damping);
}

std::vector<double> prominence(std::size_t vertices, std::span<const WeightedEdge> edges, double damping) {
  const auto size = static_cast<Eigen::Index>(vertices);
  if (size == 0) return {};
  Eigen::ArrayXd out_weight = Eigen::ArrayXd::Zero(size);
  for (const WeightedEdge& edge : edges) out_weight[edge.from] += edge.weight;

  Eigen::ArrayXd rank = Eigen::ArrayXd::Constant(size, 1.0 / static_cast<double>(size));
  for (int round = 0; round < 1000; ++round) {
    const double dangling = (out_weight > 0).select(0, rank).sum();
    Eigen::ArrayXd next =
        Eigen::ArrayXd::Constant(size, (1 - damping + damping * dangling) / static_cast<double>(size));
    for (const auto& [from, to, weight] : edges) {
      if (out_weight[from] > 0) next[to] += damping * rank[from] * weight / out_weight[from];
    }
    const double change = (next - rank).abs().sum();
    rank = std::move(next);
    if (change < 1e-12) break;
  }
  return {rank.begin(), rank.end()};
}

}  // namespace hearsay
