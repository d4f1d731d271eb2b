#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <stop_token>
#include <thread>
#include <type_traits>
#include <utility>

#include "hearsay/analyzer.hpp"
#include "hearsay/in_order.hpp"

namespace hearsay {

struct AnalyzeManyOptions {
  unsigned threads = 0;       ///< 0: as many as the machine has
  std::stop_token stop = {};  ///< no further results once a stop is requested
  std::function<void(std::uint64_t)> progress =
      nullptr;  ///< how many are done, after each, on the caller's thread
};

/// Analyzes a stream of articles on threads, and gives the results in the order of the articles, errors among
/// them; memory stays flat however many there are (InOrder). Returns how many results were given.
///
///     std::ifstream file("news.jsonl");
///     hearsay::ArticleReader articles(file);
///     analyze_many(analyzer, [&] { return articles.next(); },
///                  [&](hearsay::Result<hearsay::Analysis> analysis) { … });
///
/// next: () -> std::optional<Article> or std::optional<Result<Article>>, none at the end, where an error is
/// passed on in its place; use: (Result<Analysis>) -> void, or bool, false to stop. Both run on the calling
/// thread, and what they throw reaches the caller.
template <class Next, class Use>
std::uint64_t analyze_many(const Analyzer& analyzer, Next next, Use use,
                           const AnalyzeManyOptions& options = {}) {
  using Item = typename std::invoke_result_t<Next&>::value_type;
  const unsigned threads = options.threads > 0 ? options.threads : std::thread::hardware_concurrency();
  InOrder results(
      threads,
      [&]() -> std::optional<Item> {
        if (options.stop.stop_requested()) return std::nullopt;
        return next();
      },
      [&](Item item) -> Result<Analysis> {
        if constexpr (std::is_same_v<Item, Result<Article>>) {
          if (item.has_error()) return std::move(item).error();
          return analyzer.analyze(*std::move(item));
        } else {
          return analyzer.analyze(Article(std::move(item)));
        }
      });
  std::uint64_t done = 0;
  while (!options.stop.stop_requested()) {
    auto analysis = results.next();
    if (!analysis || options.stop.stop_requested()) break;
    bool go_on = true;
    if constexpr (std::is_same_v<std::invoke_result_t<Use&, Result<Analysis>>, bool>) {
      go_on = use(*std::move(analysis));
    } else {
      use(*std::move(analysis));
    }
    ++done;
    if (options.progress) options.progress(done);
    if (!go_on) break;
  }
  return done;
}

}  // namespace hearsay
