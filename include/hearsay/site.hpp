#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "hearsay/analyzer.hpp"
#include "hearsay/corpus.hpp"
#include "hearsay/error.hpp"
#include "hearsay/export.hpp"
#include "hearsay/lexicon.hpp"

namespace hearsay {

struct SiteOptions {
  std::string title = "Who said what";
  Lexicon lexicon = Lexicon::builtin();  ///< by whose institutions sources are joined
};

/// Many stories as a site of static files: the stories as a list that can be searched, sorted and filtered,
/// and a page for each; what to check before printing; how people are described whom nobody names; claims
/// that several stories share, and a page for each; sources across stories, and a page for each person and
/// institution; outlets. Works from a folder of files, asks the network for nothing, and no page is larger
/// than a megabyte.
///
///     hearsay::Site site({}, [](const std::string& path, std::string_view text) { … });
///     for (auto& article : articles) site.add(analyzer.analyze(article).value());
///     site.finish();
///
/// A story's page is written as the story comes, all other pages at the end. What these are made of waits in
/// temporary files (std::tmpfile), some 10 kB a story; memory holds some hundred bytes of each.
///
/// A site may also be made of what a corpus keeps of articles. It has no texts then, nor what only these
/// tell: what to check, and how people are described.
class HEARSAY_EXPORT Site {
 public:
  /// Adds text at the end of a file of the site, and makes it where it is not there. Paths are relative, of
  /// letters, digits, "-", "." and one "/" at most.
  using Append = std::function<Result<void>(const std::string& path, std::string_view text)>;

  Site(SiteOptions options, Append append);
  Site(Site&&) noexcept;
  Site& operator=(Site&&) noexcept;
  ~Site();

  /// Errors: invalid_record where a story before this one has its id, or where the stories before it were
  /// articles of a corpus: then the others may go on. Those of `append`, and io where temporary files cannot
  /// be written: then nothing more is written.
  [[nodiscard]] Result<void> add(const Analysis& analysis);
  /// The same of an article of a corpus.
  [[nodiscard]] Result<void> add(const ArticleDigest& article);

  /// Once, after the last story. Errors: as of add().
  [[nodiscard]] Result<void> finish();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace hearsay
