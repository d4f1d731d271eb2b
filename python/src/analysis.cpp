#include <hearsay/graph.hpp>
#include <hearsay/in_order.hpp>
#include <hearsay/report.hpp>
#include <hearsay/transparency.hpp>

#include "python.hpp"

namespace hearsay::python {
namespace {

/// An article on its way to a worker; one that Python could not give as UTF-8 is an error from the beginning.
struct Item {
  Article article;
  std::optional<Error> error;
  std::int64_t place = -1;
};

struct Outcome {
  SharedAnalysis analysis;
  std::optional<Error> error;
  std::int64_t place = -1;
};

/// Whether a lone surrogate stands in a string, which no UTF-8 has; its place is then the error's offset.
std::optional<Error> read_text(nb::handle from, std::string& text) {
  Py_ssize_t size = 0;
  nb::object encoded = nb::steal(PyUnicode_AsEncodedString(from.ptr(), "utf-8", "strict"));
  if (!encoded.is_valid()) {
    nb::python_error failed;
    if (!failed.matches(PyExc_UnicodeEncodeError)) throw failed;
    return Error{ErrorCode::invalid_utf8, nb::cast<std::uint64_t>(failed.value().attr("start")),
                 "a lone surrogate"};
  }
  char* bytes = nullptr;
  PyBytes_AsStringAndSize(encoded.ptr(), &bytes, &size);
  text.assign(bytes, static_cast<std::size_t>(size));
  return std::nullopt;
}

// What an article says of itself: nothing and numbers, as in JSON and data frames, are strings as well.
std::optional<Error> read_member(nb::handle from, std::string& member) {
  if (!from.is_valid() || from.is_none()) return std::nullopt;
  if (nb::isinstance<nb::str>(from)) return read_text(from, member);
  if (nb::isinstance<nb::int_>(from)) return read_text(nb::str(from), member);
  if (PyFloat_Check(from.ptr()) && PyFloat_AsDouble(from.ptr()) != PyFloat_AsDouble(from.ptr()))
    return std::nullopt;  // a data frame's "not there"
  throw nb::type_error("the id, title, publisher, date, author and url of an article are strings");
}

Item read_item(nb::handle from, std::int64_t place) {
  Item item;
  item.place = place;
  const auto read_content = [&](nb::handle content) {
    if (nb::isinstance<nb::str>(content)) {
      item.error = read_text(content, item.article.text);
    } else if (nb::isinstance<nb::bytes>(content)) {
      const auto bytes = nb::borrow<nb::bytes>(content);
      item.article.text.assign(bytes.c_str(), bytes.size());
    } else {
      throw nb::type_error("an article is a str, bytes, a hearsay.Article or a mapping with a \"text\"");
    }
  };
  if (nb::isinstance<nb::str>(from) || nb::isinstance<nb::bytes>(from)) {
    read_content(from);
    return item;
  }
  const bool is_mapping = PyMapping_Check(from.ptr()) != 0 && nb::hasattr(from, "get");
  const auto member = [&](const char* name) {
    return is_mapping ? from.attr("get")(name) : nb::getattr(from, name, nb::none());
  };
  const nb::object content = member("text");
  if (is_mapping && content.is_none()) {
    item.error = Error{ErrorCode::invalid_record, 0, "there is no \"text\""};
  } else {
    read_content(content);
  }
  const std::pair<const char*, std::string*> members[] = {
      {"id", &item.article.id},     {"title", &item.article.title},   {"publisher", &item.article.publisher},
      {"date", &item.article.date}, {"author", &item.article.author}, {"url", &item.article.url}};
  for (const auto& [name, to] : members) {
    auto error = read_member(member(name), *to);
    if (error && !item.error) item.error = std::move(error);
  }
  return item;
}

Result<Analysis> analyze_item(const Analyzer& analyzer, Item item) {
  if (item.error) return *std::move(item.error);
  // The text of a str is well-formed, so that an offset in it is that of a limit, which is at its end.
  return analyzer.analyze(std::move(item.article));
}

Outcome analyze(const Analyzer& analyzer, Item item) {
  const std::int64_t place = item.place;
  auto analysis = analyze_item(analyzer, std::move(item));
  if (analysis.has_error()) return {nullptr, std::move(analysis).error(), place};
  // A copy has no room to grow, for whoever keeps many.
  return {std::make_shared<const Analysis>(std::as_const(analysis).value()), std::nullopt, place};
}

/// The analyses of what a Python iterator yields, in its order; the interpreter is free while workers work.
class AnalysisStream {
 public:
  AnalysisStream(std::shared_ptr<const Analyzer> analyzer, nb::object articles, unsigned threads)
      : articles_(std::move(articles)), results_(threads, Input{this}, Work{std::move(analyzer)}) {}

  SharedAnalysis next() {
    std::optional<Outcome> outcome;
    {
      const nb::gil_scoped_release release;
      outcome = results_.next();
    }
    if (!outcome) throw nb::stop_iteration();
    if (outcome->error) raise(*outcome->error, nb::int_(outcome->place));
    return std::move(outcome->analysis);
  }

 private:
  struct Input {
    AnalysisStream* stream;
    std::optional<Item> operator()() const {
      const nb::gil_scoped_acquire acquire;
      const nb::object next = nb::steal(PyIter_Next(stream->articles_.ptr()));
      if (next.is_valid()) return read_item(next, stream->given_++);
      if (PyErr_Occurred() != nullptr) throw nb::python_error();
      return std::nullopt;
    }
  };
  struct Work {
    std::shared_ptr<const Analyzer> analyzer;
    Outcome operator()(Item item) const { return analyze(*analyzer, std::move(item)); }
  };

  nb::object articles_;
  std::int64_t given_ = 0;
  InOrder<Input, Work> results_;
};

struct PyAnalysis {
  SharedAnalysis of;
};

struct PyStatement {
  SharedAnalysis of;
  std::uint32_t index;
  bool tentative;

  /// What `get` makes of it, of whichever list it is.
  template <class Get>
  decltype(auto) with(Get get) const {
    return tentative ? get(of->tentative[index]) : get(of->statements[index]);
  }
  const Attribution& attribution() const {
    return with([](const auto& one) -> const Attribution& { return one.attribution; });
  }
  const Assessment& assessment() const {
    return with([](const auto& one) -> const Assessment& { return one.assessment; });
  }
};

struct PySource {
  SharedAnalysis of;
  std::uint32_t index;
  bool tentative;

  template <class Get>
  decltype(auto) with(Get get) const {
    return tentative ? get(of->tentative_sources[TentativeSourceId{index}]) : get(of->sources[index]);
  }
};

// A member of a source, or what is made of it with the document.
template <class Get>
auto of_source(Get get) {
  return [get](const PySource& self) { return self.with(get); };
}

template <class Id>
std::uint32_t number(Id id) {
  return static_cast<std::uint32_t>(id);
}

nb::object span(const Document& document, Span at) {
  if (at.empty()) return nb::none();
  static nb::handle type = value_class("Span").release();
  return type(document.code_points_before(at.begin), document.code_points_before(at.end),
              std::string(document[at]));
}

template <class Parts>
nb::list spans(const Document& document, const Parts& parts) {
  nb::list all;
  for (const Span part : parts) all.append(span(document, part));
  return all;
}

template <class Item>
nb::list items(const SharedAnalysis& of, std::size_t size, bool tentative) {
  nb::list all;
  for (std::uint32_t i = 0; i < size; ++i) all.append(nb::cast(Item{of, i, tentative}));
  return all;
}

std::optional<std::string> stated(const std::string& text) {
  return text.empty() ? std::nullopt : std::optional(text);
}

template <class Enum>
std::optional<std::string_view> stated(const Shown<Enum>& shown) {
  return shown.value == Enum{} ? std::nullopt : std::optional(to_string(shown.value));
}

nb::dict counts(const Transparency& from) {
  nb::dict all;
  all["statements"] = from.statements;
  all["named"] = from.named;
  all["organizations"] = from.organizations;
  all["documents"] = from.documents;
  all["unnamed"] = from.unnamed;
  all["groups"] = from.groups;
  all["sourceless"] = from.sourceless;
  all["unexplained"] = from.unexplained;
  all["single_source"] = from.single_source;
  all["hearsay"] = from.hearsay;
  all["verbatim"] = from.verbatim;
  all["mean_strength"] = from.mean_strength;
  return all;
}

/// An analysis from the JSON of one with its text, or what json.loads makes of it.
PyAnalysis read_analysis(nb::handle from) {
  const nb::object text = nb::isinstance<nb::str>(from) || nb::isinstance<nb::bytes>(from)
                              ? nb::borrow(from)
                              : nb::module_::import_("json").attr("dumps")(from);
  std::string json;
  if (nb::isinstance<nb::bytes>(text)) {
    json.assign(nb::borrow<nb::bytes>(text).c_str(), nb::borrow<nb::bytes>(text).size());
  } else if (const auto error = read_text(text, json)) {
    raise(*error);
  }
  auto analysis = [&] {
    const nb::gil_scoped_release release;
    return from_json(json);
  }();
  if (analysis.has_error()) raise(analysis.error());
  return {std::make_shared<const Analysis>(std::move(analysis).value())};
}

AnalyzerOptions options(std::optional<nb::bytes> model, std::optional<std::string> lexicon,
                        std::string_view yardstick, std::string_view lines) {
  AnalyzerOptions options;
  if (model) {
    auto read = Model::from_bytes(std::as_bytes(std::span(model->c_str(), model->size())));
    if (read.has_error()) raise(read.error());
    options.model = std::move(read).value();
  }
  if (lexicon) {
    auto read = options.lexicon.with_entries(*lexicon);
    if (read.has_error()) raise(read.error());
    options.lexicon = std::move(read).value();
  }
  bool known = false;
  for (const Yardstick one :
       {Yardstick::measured, Yardstick::icd203, Yardstick::nato, Yardstick::uk, Yardstick::ipcc}) {
    if (to_string(one) != yardstick) continue;
    options.yardstick = one;
    known = true;
  }
  if (!known) throw nb::value_error("yardstick is measured, icd203, nato, uk or ipcc");
  if (lines == "paragraphs") {
    options.line_breaks = LineBreaks::paragraphs;
  } else if (lines == "wrapped") {
    options.line_breaks = LineBreaks::wrapped;
  } else if (lines != "auto") {
    throw nb::value_error("lines is auto, paragraphs or wrapped");
  }
  return options;
}

}  // namespace

SharedAnalysis analysis_of(nb::handle object) {
  return nb::cast<const PyAnalysis&>(object).of;
}

bool is_analysis(nb::handle object) {
  return nb::isinstance<PyAnalysis>(object);
}

Result<Analysis> analyze(const Analyzer& analyzer, nb::handle article) {
  Item item = read_item(article, -1);
  const nb::gil_scoped_release release;
  return analyze_item(analyzer, std::move(item));
}

void bind_analysis(nb::module_& module) {
  using namespace nb::literals;

  nb::class_<PyAnalysis>(module, "Analysis")
      .def_prop_ro("id", [](const PyAnalysis& self) { return self.of->id; })
      .def_prop_ro("title", [](const PyAnalysis& self) { return self.of->title; })
      .def_prop_ro("publisher", [](const PyAnalysis& self) { return self.of->publisher; })
      .def_prop_ro("date", [](const PyAnalysis& self) { return self.of->date; })
      .def_prop_ro("author", [](const PyAnalysis& self) { return self.of->author; })
      .def_prop_ro("url", [](const PyAnalysis& self) { return self.of->url; })
      .def_prop_ro("text", [](const PyAnalysis& self) { return self.of->document.text(); })
      .def_prop_ro("statements",
                   [](const PyAnalysis& self) {
                     return items<PyStatement>(self.of, self.of->statements.size(), false);
                   })
      .def_prop_ro(
          "sources",
          [](const PyAnalysis& self) { return items<PySource>(self.of, self.of->sources.size(), false); })
      .def_prop_ro(
          "tentative",
          [](const PyAnalysis& self) { return items<PyStatement>(self.of, self.of->tentative.size(), true); })
      .def_prop_ro("tentative_sources",
                   [](const PyAnalysis& self) {
                     return items<PySource>(self.of, self.of->tentative_sources.size(), true);
                   })
      .def_prop_ro("transparency", [](const PyAnalysis& self) { return counts(transparency(*self.of)); })
      .def("__eq__",
           [](const PyAnalysis& self, nb::handle other) {
             return nb::isinstance<PyAnalysis>(other) && *self.of == *analysis_of(other);
           })
      .def(
          "to_json", [](const PyAnalysis& self, bool text) { return to_json(*self.of, {.text = text}); },
          nb::kw_only(), "text"_a = true)
      .def(
          "to_dict",
          [](const PyAnalysis& self, bool text) {
            return nb::module_::import_("json").attr("loads")(to_json(*self.of, {.text = text}));
          },
          nb::kw_only(), "text"_a = true)
      .def_static("from_json", read_analysis, "json"_a)
      .def("__reduce__",
           [](nb::handle self) {
             return nb::make_tuple(nb::module_::import_("hearsay._presentation").attr("unpickled"),
                                   nb::make_tuple(to_json(*analysis_of(self), {.text = true})));
           })
      .def(
          "explain",
          [](const PyAnalysis& self, std::size_t statement) {
            if (statement >= self.of->statements.size()) throw nb::index_error("there is no such statement");
            return explain_statement(*self.of, statement);
          },
          "statement"_a)
      .def(
          "graph",
          [](const PyAnalysis& self, std::string_view library) {
            return python::graph(make_graph(std::span(self.of.get(), 1)), library);
          },
          "library"_a = "networkx")
      .def("to_html", [](const PyAnalysis& self) { return to_html(std::span(self.of.get(), 1)); })
      .def("_repr_html_",
           [](const PyAnalysis& self) { return presented("frame", to_html(std::span(self.of.get(), 1))); })
      .def("__str__", [](const PyAnalysis& self) { return to_text(*self.of); })
      .def("__repr__", [](const PyAnalysis& self) {
        return "<Analysis " + std::string(nb::repr(nb::cast(self.of->id)).c_str()) + ": " +
               std::to_string(self.of->statements.size()) + " statements by " +
               std::to_string(self.of->sources.size()) + " sources>";
      });

  nb::class_<PySource>(module, "Source")
      .def_ro("id", &PySource::index)
      .def_ro("is_tentative", &PySource::tentative)
      .def_prop_ro("name", of_source([](const auto& s) { return s.name; }))
      .def_prop_ro("identity", of_source([](const auto& s) { return to_string(s.identity); }))
      .def_prop_ro("role", of_source([](const auto& s) { return to_string(s.role); }))
      .def_prop_ro("specificity", of_source([](const auto& s) { return int{s.specificity}; }))
      .def_prop_ro("senior", of_source([](const auto& s) { return s.senior.value; }))
      .def_prop_ro("office", of_source([](const auto& s) { return stated(s.office.value); }))
      .def_prop_ro("organization", of_source([](const auto& s) { return stated(s.organization.value); }))
      .def_prop_ro("country", of_source([](const auto& s) { return stated(s.country.value); }))
      .def_prop_ro("count", of_source([](const auto& s) {
                     return s.count.value == 0 ? std::nullopt : std::optional(s.count.value);
                   }))
      .def_prop_ro("gender", of_source([](const auto& s) { return stated(s.gender); }))
      .def_prop_ro("access", of_source([](const auto& s) { return stated(s.access); }))
      .def_prop_ro("anonymity",
                   [](const PySource& self) {
                     return self.with([&](const auto& s) { return spans(self.of->document, s.anonymity); });
                   })
      .def_prop_ro("speaks_for",
                   [](const PySource& self) -> std::optional<PySource> {
                     return self.with([&](const auto& s) -> std::optional<PySource> {
                       if (!s.speaks_for) return std::nullopt;
                       return PySource{self.of, number(*s.speaks_for), self.tentative};
                     });
                   })
      .def_prop_ro(
          "mentions",
          [](const PySource& self) {
            const nb::object type = value_class("Mention");
            nb::list all;
            for (const Mention& one : self.with([](const auto& s) -> const auto& { return s.mentions; }))
              all.append(
                  type(to_string(one.kind), to_string(one.joined_by), span(self.of->document, one.span)));
            return all;
          })
      .def_prop_ro("statements",
                   [](const PySource& self) {
                     nb::list all;
                     const auto append = [&](const auto& statements) {
                       for (std::uint32_t i = 0; i < statements.size(); ++i) {
                         const auto source = statements[i].sourcing.source;
                         if (source && number(*source) == self.index)
                           all.append(PyStatement{self.of, i, self.tentative});
                       }
                     };
                     self.tentative ? append(self.of->tentative) : append(self.of->statements);
                     return all;
                   })
      .def("explain",
           [](const PySource& self) -> std::string {
             if (self.tentative) throw nb::value_error("a tentative source is not explained");
             return explain_source(*self.of, self.index);
           })
      .def("__eq__",
           [](const PySource& self, nb::handle other) {
             if (!nb::isinstance<PySource>(other)) return false;
             const auto& that = nb::cast<const PySource&>(other);
             return self.index == that.index && self.tentative == that.tentative &&
                    (self.of == that.of || *self.of == *that.of);
           })
      .def("_repr_html_", [](nb::handle self) { return presented("card", self); })
      .def("__repr__", [](const PySource& self) {
        return self.with([](const auto& s) {
          return "Source(" + std::string(nb::repr(nb::str(s.name.c_str(), s.name.size())).c_str()) + ", " +
                 std::string(to_string(s.identity)) + ", " + std::string(to_string(s.role)) + ")";
        });
      });

  nb::class_<PyStatement>(module, "Statement")
      .def_ro("id", &PyStatement::index)
      .def_ro("is_tentative", &PyStatement::tentative)
      .def_prop_ro("source",
                   [](const PyStatement& self) -> std::optional<PySource> {
                     return self.with([&](const auto& statement) -> std::optional<PySource> {
                       const auto source = statement.sourcing.source;
                       if (!source) return std::nullopt;
                       return PySource{self.of, number(*source), self.tentative};
                     });
                   })
      .def_prop_ro("via",
                   [](const PyStatement& self) {
                     nb::list all;
                     self.with([&](const auto& statement) {
                       for (const auto one : statement.sourcing.via)
                         all.append(PySource{self.of, number(one), self.tentative});
                     });
                     return all;
                   })
      .def_prop_ro("hops",
                   [](const PyStatement& self) {
                     return self.with([](const auto& statement) { return int{statement.sourcing.hops}; });
                   })
      .def_prop_ro("anonymity",
                   [](const PyStatement& self) {
                     return self.with([&](const auto& statement) {
                       return span(self.of->document, statement.sourcing.anonymity);
                     });
                   })
      .def_prop_ro(
          "mention",
          [](const PyStatement& self) { return spans(self.of->document, self.attribution().source); })
      .def_prop_ro("cue",
                   [](const PyStatement& self) { return spans(self.of->document, self.attribution().cue); })
      .def_prop_ro(
          "content",
          [](const PyStatement& self) { return spans(self.of->document, self.attribution().content); })
      .def_prop_ro(
          "text",
          [](const PyStatement& self) { return self.of->document.on_one_line(self.attribution().content); })
      .def_prop_ro("kind", [](const PyStatement& self) { return to_string(self.attribution().kind); })
      .def_prop_ro("act", [](const PyStatement& self) { return to_string(self.attribution().act); })
      .def_prop_ro("polarity", [](const PyStatement& self) { return to_string(self.attribution().polarity); })
      .def_prop_ro("actuality",
                   [](const PyStatement& self) { return to_string(self.attribution().actuality); })
      .def_prop_ro(
          "parent",
          [](const PyStatement& self) -> std::optional<PyStatement> {
            const auto& parent = self.attribution().parent;
            return parent ? std::optional(PyStatement{self.of, *parent, self.tentative}) : std::nullopt;
          })
      .def_prop_ro(
          "addressee",
          [](const PyStatement& self) { return span(self.of->document, self.attribution().addressee); })
      .def_prop_ro("medium",
                   [](const PyStatement& self) { return span(self.of->document, self.attribution().medium); })
      .def_prop_ro("date",
                   [](const PyStatement& self) { return span(self.of->document, self.attribution().date); })
      .def_prop_ro("strength", [](const PyStatement& self) { return self.assessment().strength.score; })
      .def_prop_ro("strength_range",
                   [](const PyStatement& self) {
                     return std::pair(self.assessment().strength.low, self.assessment().strength.high);
                   })
      .def_prop_ro("log_odds", [](const PyStatement& self) { return self.assessment().strength.log_odds; })
      .def_prop_ro("contributions",
                   [](const PyStatement& self) {
                     const nb::object type = value_class("Contribution");
                     nb::list all;
                     for (const Contribution& one : self.assessment().strength.contributions)
                       all.append(type(one.feature.view(), one.log_odds, one.note.view(),
                                       span(self.of->document, one.evidence)));
                     return all;
                   })
      .def_prop_ro("stance", [](const PyStatement& self) { return self.assessment().stance.value; })
      .def_prop_ro("probability",
                   [](const PyStatement& self) -> nb::object {
                     const auto& from = self.assessment().probability;
                     if (!from) return nb::none();
                     return value_class("Probability")(from->value, from->low, from->high,
                                                       span(self.of->document, from->phrase),
                                                       to_string(from->yardstick));
                   })
      .def("explain",
           [](const PyStatement& self) -> std::string {
             if (self.tentative) throw nb::value_error("a tentative statement is not explained");
             return explain_statement(*self.of, self.index);
           })
      .def("__eq__",
           [](const PyStatement& self, nb::handle other) {
             if (!nb::isinstance<PyStatement>(other)) return false;
             const auto& that = nb::cast<const PyStatement&>(other);
             return self.index == that.index && self.tentative == that.tentative &&
                    (self.of == that.of || *self.of == *that.of);
           })
      .def("__repr__", [](const PyStatement& self) {
        const std::string content = self.of->document.on_one_line(self.attribution().content);
        const auto name = [](const auto& sources, const auto& source) {
          return source ? sources[*source].name : "nobody named";
        };
        return "Statement(" +
               (self.tentative
                    ? name(self.of->tentative_sources, self.of->tentative[self.index].sourcing.source)
                    : name(self.of->sources, self.of->statements[self.index].sourcing.source)) +
               ": " + content + ")";
      });

  nb::class_<AnalysisStream>(module, "AnalysisStream")
      .def("__iter__", [](nb::handle self) { return nb::borrow(self); })
      .def("__next__", [](AnalysisStream& self) { return PyAnalysis{self.next()}; });

  nb::class_<Analyzer>(module, "Analyzer")
      .def(nb::new_([](std::optional<nb::bytes> model, std::optional<std::string> lexicon,
                       std::string_view yardstick, std::string_view lines) {
             AnalyzerOptions made = options(std::move(model), std::move(lexicon), yardstick, lines);
             const nb::gil_scoped_release release;
             return std::make_shared<Analyzer>(std::move(made));
           }),
           nb::kw_only(), "model"_a = nb::none(), "lexicon"_a = nb::none(), "yardstick"_a = "measured",
           "lines"_a = "auto")
      .def(
          "analyze",
          [](const Analyzer& self, nb::handle article) {
            Item item = read_item(article, -1);
            Outcome outcome;
            {
              const nb::gil_scoped_release release;
              outcome = analyze(self, std::move(item));
            }
            if (outcome.error) raise(*outcome.error);
            return PyAnalysis{std::move(outcome.analysis)};
          },
          "article"_a)
      .def(
          "analyze_each",
          [](std::shared_ptr<Analyzer> self, nb::iterable articles, std::int64_t threads) {
            const auto used = static_cast<unsigned>(std::clamp<std::int64_t>(threads, 1, 1024));
            return std::make_unique<AnalysisStream>(std::move(self), nb::iter(articles), used);
          },
          "articles"_a, "threads"_a = 1);
}

}  // namespace hearsay::python
