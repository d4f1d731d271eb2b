#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "hearsay/analyzer.hpp"
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
/// A story's page is written as the story comes, all other pages at the end. What is kept until then are the
/// digests from which claims are joined (Corpus), an Audit, and a few lines a story.
class HEARSAY_EXPORT Site {
 public:
  /// Adds text at the end of a file of the site, and makes it where it is not there. Paths are relative, of
  /// letters, digits, "-", "." and one "/" at most.
  using Append = std::function<Result<void>(const std::string& path, std::string_view text)>;

  Site(SiteOptions options, Append append);
  Site(Site&&) noexcept;
  Site& operator=(Site&&) noexcept;
  ~Site();

  /// Errors: those of `append`; io where a story before this one has its id.
  [[nodiscard]] Result<void> add(const Analysis& analysis);

  /// Once, after the last story. Errors: those of `append`.
  [[nodiscard]] Result<void> finish();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace hearsay
