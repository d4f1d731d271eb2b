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
  bool in_order = true;       ///< of the articles; otherwise as the results come
  std::stop_token stop = {};  ///< no further results once a stop is requested
  std::function<void(std::uint64_t)> progress =
      nullptr;  ///< how many are done, after each, on the caller's thread
};

/// Analyzes a stream of articles on threads, and gives the results in the order of the articles or as they
/// come, errors among them; memory stays flat however many there are (InOrder). Returns how many results were
/// given.
///
///     std::ifstream file("news.jsonl");
///     hearsay::ArticleReader articles(file);
///     analyze_many(analyzer, [&] { return articles.next(); },
///                  [&](hearsay::Result<hearsay::Analysis> analysis) { … });
///
/// next: () -> std::optional<Article> or std::optional<Result<Article>>, none at the end, where an error is
/// passed on in its place; use: (Result<Analysis>) or (Result<Analysis>, std::uint64_t), with the number of
/// the article in the stream, from 0, -> void, or bool, false to stop. Both run on the calling thread, and
/// what they throw reaches the caller.
template <class Next, class Use>
std::uint64_t analyze_many(const Analyzer& analyzer, Next next, Use use,
                           const AnalyzeManyOptions& options = {}) {
  using Item = typename std::invoke_result_t<Next&>::value_type;
  using Numbered = std::pair<Result<Analysis>, std::uint64_t>;
  const unsigned threads = options.threads > 0 ? options.threads : std::thread::hardware_concurrency();
  std::uint64_t given = 0;
  InOrder results(
      threads,
      [&]() -> std::optional<std::pair<Item, std::uint64_t>> {
        if (options.stop.stop_requested()) return std::nullopt;
        auto item = next();
        if (!item) return std::nullopt;
        return std::pair<Item, std::uint64_t>(*std::move(item), given++);
      },
      [&](std::pair<Item, std::uint64_t> numbered) -> Numbered {
        auto& [item, number] = numbered;
        if constexpr (std::is_same_v<Item, Result<Article>>) {
          if (item.has_error()) return {std::move(item).error(), number};
          return {analyzer.analyze(*std::move(item)), number};
        } else {
          return {analyzer.analyze(Article(std::move(item))), number};
        }
      });
  const auto pass_on = [&](Numbered result) {
    if constexpr (std::is_invocable_v<Use&, Result<Analysis>, std::uint64_t>) {
      return use(std::move(result.first), result.second);
    } else {
      return use(std::move(result.first));
    }
  };
  std::uint64_t done = 0;
  while (!options.stop.stop_requested()) {
    auto result = options.in_order ? results.next() : results.next_done();
    if (!result || options.stop.stop_requested()) break;
    bool go_on = true;
    if constexpr (std::is_same_v<std::invoke_result_t<decltype(pass_on), Numbered>, bool>) {
      go_on = pass_on(*std::move(result));
    } else {
      pass_on(*std::move(result));
    }
    ++done;
    if (options.progress) options.progress(done);
    if (!go_on) break;
  }
  return done;
}

}  // namespace hearsay
