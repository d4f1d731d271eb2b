#include "tagger/container.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <string>
#include <string_view>
#include <vector>

#include "tagger/crc32.hpp"
#include "weights.hpp"

TEST_SUITE_BEGIN("tagger/container");

using hearsay::ErrorCode;
using hearsay::Result;
using namespace hearsay::tagger;

namespace {

using Bytes = std::vector<std::byte>;

Bytes small_file() {
  return WeightsWriter()
      .add("a", 2, 3, std::vector<float>{1, 2, 3, 4, 5, 6})
      .add("q", 2, 2, std::vector<std::int8_t>{-127, 1, 2, 127})
      .add("q.scale", 1, 2, std::vector<float>{0.5F, 2})
      .add("n", std::vector<std::uint64_t>{7, 1ULL << 63})
      .bytes();
}

/// A changed byte whose checksum fits, as only a foreign writer makes it.
Bytes forged(std::size_t at, unsigned char value) {
  Bytes file = small_file();
  file.at(at) = std::byte{value};
  renew_checksum(file);
  return file;
}

template <class T>
void check_error(const Result<T>& result, std::uint64_t offset, std::string_view detail) {
  REQUIRE(result.has_error());
  CHECK(result.error().code == ErrorCode::invalid_model);
  CHECK(result.error().offset == offset);
  CHECK_MESSAGE(result.error().detail.find(detail) != std::string::npos, result.error().detail);
}

}  // namespace

TEST_CASE("crc32 gives the published check value") {
  const std::string_view text = "123456789";
  CHECK(crc32(std::as_bytes(std::span(text))) == 0xCBF43926U);
  CHECK(crc32({}) == 0);
}

TEST_CASE("tensors are read as they were written") {
  const Bytes file = small_file();
  const Container container = Container::open(file).value();
  CHECK(container.tensors().size() == 4);
  CHECK(container.find("b") == nullptr);

  const Matrix a = container.matrix("a").value();
  CHECK(a.rows == 2);
  CHECK(a.cols == 3);
  CHECK(a.values == std::vector<float>{1, 2, 3, 4, 5, 6});
  CHECK(a.row(1)[0] == 4);

  // One number in eight bits, times the scale of its row.
  CHECK(container.matrix("q").value().values == std::vector<float>{-63.5F, 0.5F, 4, 254});
  const QuantisedMatrix q = container.quantised("q").value();
  CHECK(q.row(1)[1] == 127);
  CHECK(q.scales == std::vector<float>{0.5F, 2});
  CHECK(container.integers("n").value() == std::vector<std::uint64_t>{7, 1ULL << 63});
}

TEST_CASE("what is asked for and not there is an error") {
  const Bytes file = small_file();
  const Container container = Container::open(file).value();
  check_error(container.matrix("b"), 32, "no tensor 'b'");
  check_error(container.matrix("n"), container.find("n")->offset, "type u64, not f32");
  check_error(container.integers("a"), container.find("a")->offset, "type f32, not u64");
  check_error(container.quantised("a"), container.find("a")->offset, "type f32, not i8");
  check_error(container.matrix("a", 3, 2), container.find("a")->offset, "shape 2 x 3, not 3 x 2");
}

TEST_CASE("a file that is cut anywhere is refused") {
  const Bytes whole = small_file();
  for (std::size_t size = 0; size < whole.size(); ++size) {
    CAPTURE(size);
    // A copy of its own, so that reading past the end is seen by the sanitizers.
    const Bytes cut(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(size));
    const Result<Container> result = Container::open(cut);
    REQUIRE(result.has_error());
    CHECK(result.error().code == ErrorCode::invalid_model);
    CHECK(result.error().offset <= size);
  }
}

TEST_CASE("a flipped bit anywhere is noticed") {
  Bytes file = small_file();
  std::size_t accepted = 0;
  for (std::size_t at = 0; at < file.size(); ++at) {
    for (int bit = 0; bit < 8; ++bit) {
      file[at] ^= std::byte{1} << bit;
      accepted += Container::open(file).has_value();
      file[at] ^= std::byte{1} << bit;
    }
  }
  CHECK(accepted == 0);
  CHECK(Container::open(file).has_value());
}

TEST_CASE("a foreign header is refused even if its checksum fits") {
  struct Row {
    std::size_t at;
    unsigned char value;
    std::uint64_t offset;
    std::string_view detail;
  };
  // The first entry stands at 32, its name to 72, type 72, rows 76, columns 80, reserved 84, offset 88.
  const std::vector<Row> table = {
      {0, 'H', 0, "not a weights file"},
      {8, 2, 8, "version 2; this library reads version 1"},
      {12, 0, 12, "number of tensors"},
      {13, 0xFF, 12, "number of tensors"},
      {12, 200, 12, "does not fit into the file"},
      {16, 1, 16, "should have"},
      {24, 1, 24, "reserved"},
      {32, 'A', 32, "name"},
      {32, 0, 32, "name"},
      {40, 'x', 32, "name"},  // after the NUL
      {32, 'n', 32 + 3 * 64, "twice"},
      {72, 5, 72, "unknown type"},
      {75, 0x80, 72, "unknown type"},
      {76, 0, 76, "empty"},
      {80, 0, 76, "empty"},
      {79, 0xFF, 76, "does not fit into the file"},  // 4 billion rows
      {83, 0xFF, 76, "does not fit into the file"},
      {84, 1, 84, "reserved"},
      {88, 1, 88, "bad offset"},  // not a multiple of 64
      {95, 0xFF, 88, "bad offset"},
      {88, 0, 88, "bad offset"},  // within the header
  };
  for (const Row& row : table) {
    CAPTURE(row.at);
    Bytes file = forged(row.at, row.value);
    if (row.at == 88 && row.value == 0) {
      file[89] = std::byte{0};
      renew_checksum(file);
    }
    check_error(Container::open(file), row.offset, row.detail);
  }
}

TEST_CASE("rows times columns cannot overflow") {
  Bytes file = small_file();
  for (const std::size_t at : {76, 77, 78, 79, 80, 81, 82, 83}) file[at] = std::byte{0xFF};
  renew_checksum(file);
  check_error(Container::open(file), 76, "does not fit into the file");
}

TEST_CASE("values that are not finite are refused") {
  const auto infinite = WeightsWriter().add("a", 1, 2, std::vector<float>{1, HUGE_VALF}).bytes();
  const Container container = Container::open(infinite).value();
  check_error(container.matrix("a"), container.find("a")->offset + 4, "not finite");
}

TEST_CASE("scales must fit their tensor") {
  const auto file = WeightsWriter()
                        .add("q", 2, 2, std::vector<std::int8_t>{1, 2, 3, 4})
                        .add("q.scale", 1, 1, std::vector<float>{1})
                        .add("r", 2, 2, std::vector<std::int8_t>{1, 2, 3, 4})
                        .bytes();
  const Container container = Container::open(file).value();
  check_error(container.matrix("q"), container.find("q.scale")->offset, "one value for each row");
  check_error(container.matrix("r"), 32, "no tensor 'r.scale'");
}

TEST_SUITE_END();
