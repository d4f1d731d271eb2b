// What index.html asks of the library.
#include <emscripten/bind.h>

#include <hearsay/hearsay.hpp>
#include <span>
#include <string>

namespace {

struct Reading {
  std::string error;              // empty where there is none
  std::string html, text, jsonl;  // as `hearsay report` and `hearsay analyze` write them
};

Reading read_article(const std::string& text) {
  static const hearsay::Analyzer analyzer;
  const auto analysis = analyzer.analyze(text);
  if (!analysis) return {.error = to_string(analysis.error()), .html = {}, .text = {}, .jsonl = {}};
  return {.error = {},
          .html = to_html(std::span(&*analysis, 1)),
          .text = to_text(*analysis),
          .jsonl = to_json(*analysis, {.text = true}) + "\n"};
}

}  // namespace

EMSCRIPTEN_BINDINGS(hearsay) {
  emscripten::value_object<Reading>("Reading")
      .field("error", &Reading::error)
      .field("html", &Reading::html)
      .field("text", &Reading::text)
      .field("jsonl", &Reading::jsonl);
  emscripten::function("read", &read_article);
}
