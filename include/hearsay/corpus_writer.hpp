#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "hearsay/corpus.hpp"
#include "hearsay/error.hpp"
#include "hearsay/export.hpp"

namespace hearsay {

/// Writes the file of a corpus some articles at a time, so that memory need not hold all.
///
///     auto file = hearsay::CorpusWriter::create("news.corpus").value();
///     for (auto& some : batches) file.write(some).value();
///     file.commit().value();
class HEARSAY_EXPORT CorpusWriter {
 public:
  /// A new file, without articles, in the place of what stands there. Errors: io.
  [[nodiscard]] static Result<CorpusWriter> create(std::string path);
  /// As CorpusFile::open.
  [[nodiscard]] static std::optional<CorpusWriter> open(std::string path);

  /// Puts the articles behind those that are there, of which nothing is read. They count once commit() has
  /// written the header: an addition that is broken off before has not happened. Linear in what is added.
  /// Errors: io; then all that was added since the last commit() is gone.
  [[nodiscard]] Result<void> write(const Corpus& added);
  [[nodiscard]] Result<void> commit();

 private:
  friend class CorpusFile;
  struct Extent {
    std::uint64_t articles = 0, bytes = 0;
  };

  CorpusWriter(std::string path, Extent extent)
      : path_(std::move(path)), committed_(extent), written_(extent) {}
  Result<void> write_at(std::uint64_t at, std::string_view what);

  std::string path_;
  Extent committed_;  // as the header has it
  Extent written_;
};

}  // namespace hearsay
