#include "weights.hpp"

#include <bit>
#include <cmath>

#include "lexicon/phrase_table.hpp"
#include "tagger/choice_network.hpp"
#include "tagger/crc32.hpp"
#include "tagger/features.hpp"
#include "tagger/tags.hpp"
#include "tagger/type_network.hpp"

namespace hearsay::tagger {
namespace {

constexpr unsigned char magic[] = {0x89, 'H', 'S', 'Y', '\r', '\n', 0x1A, '\n'};

template <class T>
void append(std::vector<std::byte>& out, T value, std::size_t size = sizeof(T)) {
  for (std::size_t i = 0; i < size; ++i) out.push_back(static_cast<std::byte>(value >> (8 * i) & 0xFF));
}

void fill(std::vector<std::byte>& out, std::size_t alignment) {
  while (out.size() % alignment != 0) out.push_back(std::byte{0});
}

/// Uniform numbers that are the same on every platform (SplitMix64; Steele, Lea and Flood 2014).
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}

  /// In [-1, 1).
  float operator()() {
    std::uint64_t z = state_ += 0x9E3779B97F4A7C15U;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9U;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBU;
    return static_cast<float>((z ^ (z >> 31)) >> 40) * 0x1p-23F - 1;
  }

  std::vector<float> floats(std::size_t count, float scale) {
    std::vector<float> values(count);
    for (float& value : values) value = scale * (*this)();
    return values;
  }

  std::vector<std::int8_t> bytes(std::size_t count) {
    std::vector<std::int8_t> values(count);
    for (std::int8_t& value : values) value = static_cast<std::int8_t>(127 * (*this)());
    return values;
  }

 private:
  std::uint64_t state_;
};

}  // namespace

void WeightsWriter::add(const std::string& name, Container::Type type, std::size_t rows, std::size_t cols,
                        std::span<const std::byte> data) {
  tensors_.push_back({name, static_cast<std::uint32_t>(type), rows, cols, {data.begin(), data.end()}});
}

WeightsWriter& WeightsWriter::add(const std::string& name, std::size_t rows, std::size_t cols,
                                  const std::vector<float>& values) {
  std::vector<std::byte> data;
  for (const float value : values) append(data, std::bit_cast<std::uint32_t>(value));
  add(name, Container::Type::f32, rows, cols, data);
  return *this;
}

WeightsWriter& WeightsWriter::add(const std::string& name, std::size_t rows, std::size_t cols,
                                  const std::vector<std::int8_t>& values) {
  add(name, Container::Type::i8, rows, cols, std::as_bytes(std::span(values)));
  return *this;
}

WeightsWriter& WeightsWriter::add(const std::string& name, const std::vector<std::uint64_t>& values) {
  std::vector<std::byte> data;
  for (const std::uint64_t value : values) append(data, value);
  add(name, Container::Type::u64, 1, values.size(), data);
  return *this;
}

WeightsWriter& WeightsWriter::remove(const std::string& name) {
  std::erase_if(tensors_, [&](const Tensor& tensor) { return tensor.name == name; });
  return *this;
}

std::vector<std::byte> WeightsWriter::bytes() const {
  std::vector<std::byte> entries;
  std::vector<std::byte> data;
  const std::size_t data_begin = (32 + 64 * tensors_.size() + 63) / 64 * 64;
  for (const Tensor& tensor : tensors_) {
    for (const char c : tensor.name) append(entries, static_cast<unsigned char>(c));
    entries.resize(entries.size() + 40 - tensor.name.size());
    append(entries, tensor.type);
    append(entries, tensor.rows, 4);
    append(entries, tensor.cols, 4);
    append(entries, std::uint32_t{0});
    append(entries, std::uint64_t{data_begin + data.size()});
    data.insert(data.end(), tensor.data.begin(), tensor.data.end());
    fill(data, 64);
  }

  std::vector<std::byte> file;
  for (const unsigned char c : magic) append(file, c);
  append(file, std::uint32_t{1});
  append(file, tensors_.size(), 4);
  append(file, std::uint64_t{data_begin + data.size() + 4});
  append(file, std::uint64_t{0});
  file.insert(file.end(), entries.begin(), entries.end());
  fill(file, 64);
  file.insert(file.end(), data.begin(), data.end());
  append(file, crc32(file));
  return file;
}

void renew_checksum(std::vector<std::byte>& file) {
  file.resize(file.size() - 4);
  append(file, crc32(file));
}

WeightsWriter synthetic_weights(const SyntheticShape& shape) {
  Random random(1);
  WeightsWriter writer;
  std::vector<std::uint64_t> hashes;
  for (const std::string& word : shape.words) hashes.push_back(lexicon::word_key(word));
  writer.add("vocabulary", hashes);

  const auto table = [&](const std::string& name, std::size_t rows, std::size_t width) {
    writer.add("embed." + name, rows, width, random.bytes(rows * width));
    writer.add("embed." + name + ".scale", 1, rows, std::vector<float>(rows, 0.01F));
  };
  const std::size_t ids = hashes.size() + Vocabulary::first_word;
  table("word", ids, shape.word_width);
  table("learned", ids, shape.learned_width);
  table("suffix2", Features::suffix2_count, shape.learned_width);
  table("suffix3", Features::suffix3_count, shape.learned_width);
  table("prefix3", Features::prefix3_count, shape.learned_width);
  table("shape", Features::shape_count, shape.learned_width);
  table("quote", Features::quote_count, shape.learned_width);
  table("start", Features::start_count, shape.learned_width);

  std::size_t inputs = shape.word_width + shape.learned_width;
  for (std::size_t i = 0; i < shape.layers; ++i) {
    const std::string layer = "layer." + std::to_string(i);
    const std::size_t columns = 2 * shape.units * (i == 0 ? 4 : 3);
    const float scale = 2 / std::sqrt(static_cast<float>(inputs));
    writer.add(layer + ".weight", inputs, columns, random.floats(inputs * columns, scale));
    writer.add(layer + ".state", 2, 2 * shape.units, random.floats(4 * shape.units, 1));
    writer.add(layer + ".bias", 2, 2 * shape.units, random.floats(4 * shape.units, 1));
    inputs = 2 * shape.units;
  }
  for (const std::string prefix : {"", "inner."}) {
    writer.add(prefix + "output.weight", inputs, tag_count, random.floats(inputs * tag_count, 1));
    writer.add(prefix + "output.bias", 1, tag_count, random.floats(tag_count, 1));
    writer.add(prefix + "crf.transition", tag_count, tag_count, random.floats(tag_count * tag_count, 2));
    writer.add(prefix + "crf.start", 1, tag_count, random.floats(tag_count, 1));
    writer.add(prefix + "crf.end", 1, tag_count, random.floats(tag_count, 1));
  }
  for (const auto& [name, features] : {std::pair(std::string("linker.source"), link_feature_count),
                                       std::pair(std::string("linker.content"), link_feature_count),
                                       std::pair(std::string("coreference"), rank_feature_count)}) {
    constexpr std::size_t hidden = 3;
    writer.add(name + ".weight", features, hidden, random.floats(features * hidden, 1));
    writer.add(name + ".bias", 1, hidden, random.floats(hidden, 1));
    writer.add(name + ".output", 1, hidden, random.floats(hidden, 1));
  }
  constexpr std::size_t width = 4, hidden = 5, signs = 8;
  const auto quantised = [&](const std::string& name, std::size_t rows, std::size_t cols) {
    writer.add(name, rows, cols, random.bytes(rows * cols));
    writer.add(name + ".scale", 1, rows, std::vector<float>(rows, 0.01F));
  };
  quantised("typer.word", ids, width);
  std::vector<std::uint64_t> sign_hashes;
  for (std::uint64_t i = 1; i <= signs; ++i) sign_hashes.push_back(i << 60);
  writer.add("typer.signs", sign_hashes);
  quantised("typer.sign", signs, hidden);
  writer.add("typer.bag", type_bag_count * width, hidden, random.floats(type_bag_count * width * hidden, 1));
  writer.add("typer.bias", 1, hidden, random.floats(hidden, 1));
  writer.add("typer.output", hidden, type_score_count, random.floats(hidden * type_score_count, 1));
  writer.add("typer.output_bias", 1, type_score_count, random.floats(type_score_count, 1));
  return writer;
}

}  // namespace hearsay::tagger
