// Each line of f() drops what it should not: dropped.sh counts the compiler's warnings.
#include <hearsay/hearsay.hpp>

using namespace hearsay;

void f(const Analyzer& analyzer, const Analysis& analysis, Site& site, ArticleReader& articles) {
  analyzer.analyze("text");
  analyzer.analyze(Article());
  articles.next();
  Document::from_utf8("text");
  Lexicon::builtin().with_entries("");
  Model::from_bytes({});
  Corpus::from_jsonl("");
  read_claims("");
  read_standoff(analysis.document, "");
  from_json("{}");
  site.add(analysis);
  site.finish();
  to_json(analysis);
  transparency(analysis);
}
