#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "tagger/container.hpp"

namespace hearsay::tagger {

/// Writes weights files; see Container for their form.
class WeightsWriter {
 public:
  WeightsWriter& add(const std::string& name, std::size_t rows, std::size_t cols,
                     const std::vector<float>& values);
  WeightsWriter& add(const std::string& name, std::size_t rows, std::size_t cols,
                     const std::vector<std::int8_t>& values);
  WeightsWriter& add(const std::string& name, const std::vector<std::uint64_t>& values);
  /// Takes a tensor out again.
  WeightsWriter& remove(const std::string& name);

  std::vector<std::byte> bytes() const;

 private:
  struct Tensor {
    std::string name;
    std::uint32_t type;
    std::size_t rows, cols;
    std::vector<std::byte> data;
  };
  void add(const std::string& name, Container::Type type, std::size_t rows, std::size_t cols,
           std::span<const std::byte> data);

  std::vector<Tensor> tensors_;
};

/// Makes the checksum fit again after bytes were changed.
void renew_checksum(std::vector<std::byte>& file);

struct SyntheticShape {
  std::vector<std::string> words = {"the", "said", "he", "official", "."};
  std::size_t word_width = 20;
  std::size_t learned_width = 12;
  std::size_t units = 32;
  std::size_t layers = 2;
};

/// Weights of a small tagger: random, of the size that trained ones have, and always the same.
WeightsWriter synthetic_weights(const SyntheticShape& shape = {});

}  // namespace hearsay::tagger
