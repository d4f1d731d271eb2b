#include <cmath>
#include <hearsay/corpus.hpp>
#include <hearsay/credibility.hpp>
#include <hearsay/graph.hpp>
#include <hearsay/profile.hpp>
#include <hearsay/report.hpp>

#include "python.hpp"
#include "table.hpp"

namespace hearsay::python {
namespace {

using Type = Column::Type;
using SharedCorpus = std::shared_ptr<const Corpus>;

/// The joins of a corpus as it was when they were made.
struct PyLinkage {
  SharedCorpus corpus;
  Linkage linkage;
};

std::int32_t number(std::uint32_t index) {
  return static_cast<std::int32_t>(index);
}

std::optional<std::string_view> stated(std::string_view text) {
  return text.empty() ? std::nullopt : std::optional(text);
}

std::shared_ptr<Table> claims_table(const PyLinkage& self, std::uint32_t articles) {
  Columns columns;
  for (const char* name : {"claim", "articles", "independent"}) columns.emplace_back(name, Type::int32);
  columns.emplace_back("article", Type::string);
  columns.emplace_back("id", Type::int32);
  columns.emplace_back("text", Type::string);
  columns.emplace_back("bottlenecks", Column("element", Type::string));
  columns.emplace_back("circles", Column("element", Column("element", Type::string)));
  columns.emplace_back("contradicts", Column("element", Type::int32));
  columns.emplace_back("conflicts", Column("element", Type::string));
  auto table = std::make_shared<Table>(std::move(columns));
  for (const ClaimProfile& claim : profile_claims(*self.corpus, self.linkage, articles)) {
    Column* to = table->next_row().data();
    (to++)->put(number(claim.claim));
    (to++)->put(number(claim.articles));
    (to++)->put(number(claim.independent_sources));
    const Place first = self.linkage.claims[claim.claim].statements[0];
    const ArticleDigest& article = (*self.corpus)[first.article];
    (to++)->put(std::string_view(article.id));
    (to++)->put(number(first.index));
    (to++)->put(std::string_view(article.statements[first.index].content));
    for (const std::string& one : claim.bottlenecks) to->element().put(std::string_view(one));
    (to++)->close();
    for (const auto& circle : claim.circles) {
      for (const std::string& one : circle) to->element().element().put(std::string_view(one));
      to->element().close();
    }
    (to++)->close();
    for (const Contradiction& one : claim.contradictions) {
      to[0].element().put(number(one.first == claim.claim ? one.second : one.first));
      to[1].element().put(to_string(one.kind));
    }
    (to++)->close();
    (to++)->close();
  }
  return table;
}

nb::list claims(const PyLinkage& self, std::uint32_t articles) {
  const nb::object type = value_class("Claim");
  nb::list all;
  for (const ClaimProfile& claim : profile_claims(*self.corpus, self.linkage, articles)) {
    nb::list statements, contradicts;
    const auto& places = self.linkage.claims[claim.claim].statements;
    for (const Place one : places)
      statements.append(nb::make_tuple((*self.corpus)[one.article].id, one.index));
    for (const Contradiction& one : claim.contradictions)
      contradicts.append(one.first == claim.claim ? one.second : one.first);
    all.append(type(claim.claim, (*self.corpus)[places[0].article].statements[places[0].index].content,
                    claim.articles, claim.independent_sources, statements, claim.bottlenecks, claim.circles,
                    contradicts));
  }
  return all;
}

std::shared_ptr<Table> statements_table(const PyLinkage& self) {
  Columns columns;
  columns.emplace_back("claim", Type::int32);
  for (const char* name : {"article", "publisher", "date"}) columns.emplace_back(name, Type::string);
  for (const char* name : {"id", "source"}) columns.emplace_back(name, Type::int32);
  columns.emplace_back("name", Type::string);
  columns.emplace_back("strength", Type::float64);
  columns.emplace_back("content", Type::string);
  auto table = std::make_shared<Table>(std::move(columns));
  const Linkage& linkage = self.linkage;
  for (std::uint32_t article = 0; article < self.corpus->articles().size(); ++article) {
    const ArticleDigest& from = (*self.corpus)[article];
    for (std::uint32_t i = 0; i < from.statements.size(); ++i) {
      const StatementDigest& statement = from.statements[i];
      Column* to = table->next_row().data();
      const std::uint32_t claim = linkage.claim_of[article][i];
      claim == Linkage::no_claim ? to->null() : to->put(number(claim));
      ++to;
      (to++)->put(std::string_view(from.id));
      (to++)->put(stated(from.publisher));
      (to++)->put(stated(from.date));
      (to++)->put(number(i));
      if (statement.source) {
        const std::uint32_t source = linkage.source_of[article][*statement.source];
        (to++)->put(number(source));
        (to++)->put(std::string_view(linkage.sources[source].name));
      } else {
        (to++)->null();
        (to++)->null();
      }
      (to++)->put(statement.strength);
      (to++)->put(std::string_view(statement.content));
    }
  }
  return table;
}

std::shared_ptr<Table> sources_table(const PyLinkage& self) {
  Columns columns;
  columns.emplace_back("source", Type::int32);
  for (const char* name : {"name", "identity", "role"}) columns.emplace_back(name, Type::string);
  for (const char* name : {"articles", "published", "claims", "corroborated", "contradicted", "bottleneck"})
    columns.emplace_back(name, Type::int32);
  for (const char* name : {"strength", "prominence"}) columns.emplace_back(name, Type::float64);
  auto table = std::make_shared<Table>(std::move(columns));
  for (const SourceProfile& profile : profile_sources(*self.corpus, self.linkage)) {
    const LinkedSource& source = self.linkage.sources[profile.source];
    Column* to = table->next_row().data();
    (to++)->put(number(profile.source));
    (to++)->put(std::string_view(source.name));
    (to++)->put(to_string(source.identity));
    (to++)->put(to_string(source.role));
    for (const std::uint32_t count : {profile.articles, profile.published, profile.claims,
                                      profile.corroborated, profile.contradicted, profile.bottleneck})
      (to++)->put(number(count));
    (to++)->put(profile.strength);
    (to++)->put(profile.prominence);
  }
  return table;
}

/// What a notebook shows of each article: id, publisher, date, statements, sources.
nb::list rows(const Corpus& corpus) {
  nb::list all;
  for (const ArticleDigest& one : corpus.articles())
    all.append(nb::make_tuple(one.id, one.publisher, one.date, one.statements.size(), one.sources.size()));
  return all;
}

CredibilityMethod method_of(std::string_view name) {
  const auto method = credibility_method(name);
  if (method) return *method;
  std::string known;
  for (const std::string_view one : credibility_method_names()) (known += known.empty() ? "" : ", ") += one;
  throw nb::value_error(("there is no such method of credibility; there are " + known).c_str());
}

/// What a method found, as the tables `beliefs` and `trust` and how it ended.
nb::object found(const ClaimTable& claims, const Credibility& credibility) {
  Columns of_values, of_sources;
  for (const char* name : {"object", "value"}) of_values.emplace_back(name, Type::string);
  of_values.emplace_back("belief", Type::float64);
  of_values.emplace_back("claims", Type::int32);
  of_sources.emplace_back("source", Type::string);
  for (const char* name : {"trust", "low", "high"}) of_sources.emplace_back(name, Type::float64);
  of_sources.emplace_back("claims", Type::int32);
  auto beliefs = std::make_shared<Table>(std::move(of_values));
  auto trust = std::make_shared<Table>(std::move(of_sources));
  for (ClaimTable::Index v = 0; v < claims.value_count(); ++v) {
    Column* to = beliefs->next_row().data();
    (to++)->put(claims.object(claims.object_of(v)));
    (to++)->put(claims.value(v));
    (to++)->put(credibility.beliefs[v]);
    (to++)->put(static_cast<std::int32_t>(claims.sources_of(v).size()));
  }
  for (ClaimTable::Index s = 0; s < claims.source_count(); ++s) {
    const auto interval = trust_interval(claims, credibility, s);
    Column* to = trust->next_row().data();
    (to++)->put(claims.source(s));
    (to++)->put(std::isnan(credibility.trust[s]) ? std::nullopt : std::optional(credibility.trust[s]));
    (to++)->put(interval ? std::optional(interval->low) : std::nullopt);
    (to++)->put(interval ? std::optional(interval->high) : std::nullopt);
    (to++)->put(static_cast<std::int32_t>(claims.claims_of(s).size()));
  }
  return value_class("Credibility")(beliefs, trust, credibility.converged, credibility.iterations,
                                    credibility.residual);
}

/// Of the claims of a table, or of those found in articles.
enum class Claims { given, found_in_articles };

nb::object estimate(const ClaimTable& claims, std::string_view name,
                    const std::vector<std::pair<std::string, std::string>>& known,
                    Claims kind = Claims::given) {
  const auto made = [&](Credibility credibility) {
    if (kind == Claims::found_in_articles) withhold_untested_trust(claims, credibility);
    return found(claims, credibility);
  };
  if (name == "many-truths" || !known.empty()) {
    std::vector<Truth> truths;
    for (const auto& [object, value] : known) truths.push_back({object, value});
    const std::vector<KnownTruth> places = find_truths(claims, truths, true);
    if (name == "many-truths") return made(estimate_credibility(claims, ManyTruths{}, places));
    if (name != "bayes") throw nb::value_error("known truths are for the methods bayes and many-truths");
    return made(estimate_credibility(claims, Bayes{}, places));
  }
  const CredibilityMethod method = method_of(name);
  Credibility credibility;
  {
    const nb::gil_scoped_release release;
    credibility = estimate_credibility(claims, method);
  }
  return made(std::move(credibility));
}

}  // namespace

void bind_corpus(nb::module_& module) {
  using namespace nb::literals;

  nb::class_<Corpus>(module, "Corpus")
      .def(nb::init<>())
      .def("__len__", [](const Corpus& self) { return self.articles().size(); })
      .def(
          "add",
          [](Corpus& self, nb::handle analyses) {
            if (is_analysis(analyses)) return self.add(*analysis_of(analyses));
            for (const nb::handle one : nb::iter(analyses)) self.add(*analysis_of(one));
          },
          "analyses"_a)
      .def_prop_ro("ids",
                   [](const Corpus& self) {
                     nb::list ids;
                     for (const ArticleDigest& one : self.articles()) ids.append(one.id);
                     return ids;
                   })
      .def("__repr__",
           [](const Corpus& self) {
             return "<Corpus of " + std::to_string(self.articles().size()) + " articles>";
           })
      .def("_repr_html_", [](const Corpus& self) { return presented("articles", rows(self)); })
      .def("to_jsonl", &Corpus::to_jsonl, nb::call_guard<nb::gil_scoped_release>())
      .def_static(
          "from_jsonl",
          [](std::string_view text) {
            auto corpus = [&] {
              const nb::gil_scoped_release release;
              return Corpus::from_jsonl(text);
            }();
            if (corpus.has_error()) raise(corpus.error());
            return std::move(corpus).value();
          },
          "text"_a)
      .def("__eq__",
           [](const Corpus& self, nb::handle other) {
             return nb::isinstance<Corpus>(other) && self == nb::cast<const Corpus&>(other);
           })
      .def(
          "link",
          [](const Corpus& self, double copy_resemblance, double claim_similarity, int days) {
            const nb::gil_scoped_release release;
            auto corpus = std::make_shared<const Corpus>(self);
            Linkage linkage = link(
                *corpus,
                {.copy_resemblance = copy_resemblance, .claim_similarity = claim_similarity, .days = days});
            return std::make_unique<PyLinkage>(PyLinkage{std::move(corpus), std::move(linkage)});
          },
          nb::kw_only(), "copy_resemblance"_a = LinkOptions().copy_resemblance,
          "claim_similarity"_a = LinkOptions().claim_similarity, "days"_a = LinkOptions().days);

  nb::class_<PyLinkage>(module, "Linkage")
      .def("claims", claims, nb::kw_only(), "articles"_a = 2)
      .def("claims_table", claims_table, nb::kw_only(), "articles"_a = 1,
           nb::call_guard<nb::gil_scoped_release>())
      .def("statements_table", statements_table, nb::call_guard<nb::gil_scoped_release>())
      .def("sources_table", sources_table, nb::call_guard<nb::gil_scoped_release>())
      .def_prop_ro("copies",
                   [](const PyLinkage& self) {
                     nb::dict all;
                     const auto& report_of = self.linkage.report_of;
                     for (std::uint32_t i = 0; i < report_of.size(); ++i) {
                       if (report_of[i] != i)
                         all[nb::cast((*self.corpus)[i].id)] = (*self.corpus)[report_of[i]].id;
                     }
                     return all;
                   })
      .def(
          "credibility",
          [](const PyLinkage& self, std::string_view method) {
            return estimate(claim_table(*self.corpus, self.linkage), method, {}, Claims::found_in_articles);
          },
          "method"_a = "bayes")
      .def(
          "to_html", [](const PyLinkage& self) { return to_html(*self.corpus, self.linkage); },
          nb::call_guard<nb::gil_scoped_release>())
      .def("_repr_html_",
           [](const PyLinkage& self) { return presented("frame", to_html(*self.corpus, self.linkage)); })
      .def(
          "graph",
          [](const PyLinkage& self, std::size_t articles, std::string_view library) {
            return graph(make_graph(*self.corpus, self.linkage, articles), library);
          },
          nb::kw_only(), "articles"_a = 2, "library"_a = "networkx");

  module.def("_estimate_credibility", [](nb::iterable claims, std::string_view method, double tolerance,
                                         const std::vector<std::pair<std::string, std::string>>& known) {
    ClaimTable::Builder builder;
    for (const nb::handle row : claims) {
      const auto [source, object, value] =
          nb::cast<std::tuple<std::string_view, std::string_view, std::string_view>>(row);
      builder.add(source, object, value);
    }
    return estimate(std::move(builder).build({.numeric_tolerance = tolerance}), method, known);
  });
  module.def("credibility_methods", [] {
    nb::list names;
    for (const std::string_view one : credibility_method_names()) names.append(one);
    names.append("many-truths");
    return names;
  });
}

}  // namespace hearsay::python
