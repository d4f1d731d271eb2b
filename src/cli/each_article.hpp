#pragma once

#include <boost/program_options/variables_map.hpp>
#include <functional>
#include <iostream>
#include <string>
#include <utility>
#include <vector>

#include "cli/command.hpp"
#include "cli/input.hpp"
#include "cli/progress.hpp"
#include "hearsay/in_order.hpp"

namespace hearsay::cli {

/// Runs `work` on every article of some inputs, and `use` on what it makes of them, in their order. Complains
/// of what fails and goes on with the rest. Returns an ExitCode.
///
/// work: (Article) -> Result<T>, on any of the threads of --threads; use: (T) -> bool or Result<bool>, on the
/// calling thread, false to stop. Articles for which `skip` is true are passed over.
template <class Work, class Use>
int for_each_article(const std::vector<std::string>& paths,
                     const boost::program_options::variables_map& values, Work work, Use use,
                     const std::function<bool(const Article&)>& skip = nullptr) {
  using Made = decltype(work(Article()));
  Input input(paths, fields(values));
  Progress progress(values.count("output") > 0);
  int code = all_done;
  in_order(
      threads(values),
      [&] {
        auto record = input.next();
        while (skip && record && record->article.has_value() && skip(*record->article)) record = input.next();
        return record;
      },
      [&](Record record) {
        Made made = record.article.has_error() ? Made(record.article.error())
                                               : work(std::move(record.article).value());
        return std::pair(std::move(record.origin), std::move(made));
      },
      [&](std::pair<std::string, Made> done) {
        auto& [origin, made] = done;
        progress.advance(input.share_read());
        const Result<bool> go_on =
            made.has_error() ? Result<bool>(made.error()) : Result<bool>(use(std::move(made).value()));
        if (go_on.has_value()) return *go_on;
        complain(origin, go_on.error());
        code = some_failed;
        return true;
      });
  for (const std::string& line : input.passed_over()) std::cerr << "hearsay: " << line << std::endl;
  return code;
}

}  // namespace hearsay::cli
