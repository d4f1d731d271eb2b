// Weights files: none may crash the library, whoever wrote it, and one that is accepted must tag any text.

#include "hearsay/model.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <span>
#include <string>
#include <vector>

#include "tagger/container.hpp"
#include "tagger/crc32.hpp"
#include "tagger/tagger.hpp"

namespace {

using namespace hearsay::tagger;

/// Writes the size and the checksum that the rest calls for, which no mutation would ever hit.
void repair(std::vector<std::byte>& file) {
  if (file.size() < 36) return;
  const auto store = [&](std::size_t at, std::uint64_t value, std::size_t size) {
    for (std::size_t i = 0; i < size; ++i) file[at + i] = static_cast<std::byte>(value >> (8 * i) & 0xFF);
  };
  store(16, file.size(), 8);
  store(file.size() - 4, crc32(std::span(file).first(file.size() - 4)), 4);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::span<const std::byte> input = std::as_bytes(std::span(data, size));
  std::vector<std::byte> file(input.begin(), input.end());
  repair(file);

  if (const auto container = Container::open(file)) {
    for (const Container::Tensor& tensor : container->tensors()) {
      const auto matrix = container->matrix(tensor.name);
      const auto integers = container->integers(tensor.name);
      if (matrix && matrix->values.size() != tensor.rows * tensor.cols) std::abort();
      if (integers && integers->size() != tensor.cols) std::abort();
    }
  }

  if (const auto model = hearsay::Model::from_bytes(file)) {
    static const auto document =
        hearsay::Document::from_utf8("“We left,” she said.\n\nAccording to officials, it’s over.").value();
    Workspace workspace;
    Tags tags;
    Tagger(*model, kernel_baseline).tag(document, workspace, tags);
    for (const Tag tag : tags.best) {
      if (static_cast<std::size_t>(tag) >= tag_count) std::abort();
    }
  }
  return 0;
}
