#include "tagger/kernel.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <numeric>
#include <string>
#include <vector>

#include "tagger/kernel_choice.hpp"
#include "tagger/packed_matrix.hpp"

TEST_SUITE_BEGIN("tagger/kernel");

using namespace hearsay::tagger;

namespace {

std::vector<float> numbers(std::size_t count, float scale, unsigned seed) {
  std::vector<float> values(count);
  for (float& value : values) {
    seed = seed * 1103515245U + 12345U;
    value = scale * (static_cast<float>(seed >> 16 & 0x7FFF) / 16384.0F - 1);
  }
  return values;
}

/// Numbers that codes hold: the greatest code times a power of two in each row and in each column, and less
/// elsewhere. Their products are exact.
Matrix whole_numbers(std::size_t rows, std::size_t columns, float power, unsigned seed, float greatest) {
  Matrix matrix{rows, columns, numbers(rows * columns, greatest, seed)};
  for (float& value : matrix.values) value = std::round(value);
  for (std::size_t i = 0; i < std::max(rows, columns); ++i) {
    matrix.values[i % rows * columns + i % columns] = i % 2 == 0 ? greatest : -greatest;
  }
  for (float& value : matrix.values) value *= power;
  return matrix;
}

double product(const Matrix& a, std::size_t row, const Matrix& b, std::size_t column) {
  double sum = 0;
  for (std::size_t k = 0; k < a.cols; ++k) sum += double{a.row(row)[k]} * b.row(k)[column];
  return sum;
}

std::size_t padded(std::size_t rows) {
  return (rows + row_group - 1) / row_group * row_group;
}

/// x · weight + bias by a kernel.
std::vector<float> multiply(const Kernel& kernel, const Matrix& x, const Matrix& weight,
                            const std::vector<float>& bias) {
  const PackedMatrix packed(kernel, weight, 0, weight.cols, bias);
  const MatrixView view = packed.view();
  std::vector<float> scratch(scratch_size(x.rows, x.cols, weight.cols), NAN);
  std::vector<float> out(padded(x.rows) * weight.cols, NAN);
  kernel.multiply(&view, x.values.data(), x.rows, scratch.data(), out.data());
  out.resize(x.rows * weight.cols);
  return out;
}

double gate_of(double x) {
  if (x < 0) return 1 - gate_of(-x);
  return x < 4 ? 1 - (1 - x / 4) * (1 - x / 4) / 2 : 1;
}

/// A layer with random weights, and its equations written down plainly in double precision.
struct Example {
  std::size_t units, gates;
  Matrix weight;  // of both directions
  std::vector<float> state[2], bias[2];
  Matrix x;
  std::vector<std::uint8_t> first;

  Example(std::size_t inputs, std::size_t units_, std::size_t gates_,
          const std::vector<std::size_t>& sequences)
      : units(units_), gates(gates_) {
    weight = whole_numbers(inputs, 2 * gates * units, 0x1p-9F, 1, greatest_weight_code);
    for (unsigned d = 0; d < 2; ++d) {
      state[d] = numbers(2 * units, 1, 3 + d);
      bias[d].resize(gates * units);
      const std::vector<float> values = numbers(2 * units, 1, 5 + d);
      std::copy(values.begin(), values.end(), bias[d].begin() + static_cast<std::ptrdiff_t>(units));
    }
    for (const std::size_t length : sequences) {
      first.push_back(1);
      first.insert(first.end(), length - 1, 0);
    }
    first.push_back(1);
    x = whole_numbers(rows(), inputs, 0x1p-7F, 7, 127);
  }

  std::size_t rows() const { return first.size() - 1; }

  std::vector<float> run(const Kernel& kernel) const {
    PackedMatrix packed[2];
    LayerView views[2];
    for (std::size_t d = 0; d < 2; ++d) {
      packed[d] = PackedMatrix(kernel, weight, d * gates * units, (d + 1) * gates * units, bias[d]);
      views[d] = {units, gates, packed[d].view(), state[d].data()};
    }
    std::vector<float> scratch(scratch_size(rows(), x.cols, gates * units), NAN);
    std::vector<float> out(rows() * 2 * units, NAN);
    kernel.run_layer(views, x.values.data(), x.values.data(), first.data(), rows(), scratch.data(),
                     out.data());
    return out;
  }

  std::vector<double> run_plainly() const {
    std::vector<double> out(rows() * 2 * units);
    for (std::size_t d = 0; d < 2; ++d) {
      std::vector<double> c(units);
      for (std::size_t i = 0; i < rows(); ++i) {
        const std::size_t t = d == 0 ? i : rows() - 1 - i;
        if (first[d == 0 ? t : t + 1] != 0) std::fill(c.begin(), c.end(), 0);
        for (std::size_t u = 0; u < units; ++u) {
          const auto gate = [&](std::size_t g) {
            return product(x, t, weight, (d * gates + g) * units + u) + bias[d][g * units + u];
          };
          const double forget = gate_of(gate(1) + state[d][u] * c[u]);
          const double reset = gate_of(gate(2) + state[d][units + u] * c[u]);
          c[u] = forget * c[u] + (1 - forget) * gate(0);
          const double through = gates == 4 ? gate(3) : x.row(t)[d * units + u];
          out[t * 2 * units + d * units + u] = reset * c[u] + (1 - reset) * through;
        }
      }
    }
    return out;
  }
};

double greatest_difference(const std::vector<float>& found, const std::vector<double>& expected) {
  double worst = 0;
  for (std::size_t i = 0; i < found.size(); ++i) worst = std::max(worst, std::abs(found[i] - expected[i]));
  return worst;
}

}  // namespace

TEST_CASE("products of whole numbers are exact") {
  for (const Kernel* kernel : available_kernels()) {
    CAPTURE(std::string(kernel->name));
    for (const auto& [rows, inputs, columns] :
         {std::array<std::size_t, 3>{1, 16, 16}, {7, 160, 48}, {130, 32, 240}, {8, 1024, 32}}) {
      const Matrix x = whole_numbers(rows, inputs, 0x1p-3F, 1, 127);
      const Matrix weight = whole_numbers(inputs, columns, 0x1p-5F, 2, greatest_weight_code);
      const std::vector<float> found = multiply(*kernel, x, weight, std::vector<float>(columns));
      for (std::size_t row = 0; row < rows; ++row) {
        for (std::size_t column = 0; column < columns; ++column) {
          REQUIRE(found[row * columns + column] == product(x, row, weight, column));
        }
      }
    }
  }
}

TEST_CASE("products are exact whether or not two groups of inputs fit into 16 bits") {
  constexpr std::size_t inputs = 64, columns = 48;
  for (const Kernel* kernel : available_kernels()) {
    CAPTURE(std::string(kernel->name));
    // So many of the inputs have the greatest weight, of either sign, and the others a small one.
    for (const std::size_t great : {std::size_t{1}, std::size_t{16}, std::size_t{32}, inputs}) {
      for (const float sign : {1.0F, -1.0F}) {
        Matrix weight{inputs, columns, std::vector<float>(inputs * columns)};
        for (std::size_t i = 0; i < inputs; ++i) {
          for (std::size_t c = 0; c < columns; ++c) {
            const int code = i < great ? greatest_weight_code : static_cast<int>(c % 9);
            weight.values[i * columns + c] = sign * static_cast<float>(code);
          }
        }
        for (const float x_value : {127.0F, -127.0F}) {
          const Matrix x{8, inputs, std::vector<float>(8 * inputs, x_value)};
          const std::vector<float> found = multiply(*kernel, x, weight, std::vector<float>(columns));
          for (std::size_t c = 0; c < columns; ++c) REQUIRE(found[c] == product(x, 0, weight, c));
        }
      }
    }
  }
}

TEST_CASE("what codes do not hold is rounded to the nearest") {
  const Matrix x{9, 160, numbers(9 * 160, 1.5F, 1)};
  const Matrix weight{160, 48, numbers(160 * 48, 0.3F, 2)};
  const std::vector<float> bias = numbers(48, 1, 3);
  const auto half_x = [](float greatest) { return double{greatest} / 2 / 127; };
  const auto half_weight = [](float greatest) { return double{greatest} / 2 / greatest_weight_code; };
  for (const Kernel* kernel : available_kernels()) {
    CAPTURE(std::string(kernel->name));
    const std::vector<float> found = multiply(*kernel, x, weight, bias);
    for (std::size_t row = 0; row < x.rows; ++row) {
      for (std::size_t column = 0; column < weight.cols; ++column) {
        double sum_x = 0, sum_weight = 0;
        float greatest_x = 0, greatest_weight = 0;
        for (std::size_t k = 0; k < x.cols; ++k) {
          const float a = std::abs(x.row(row)[k]);
          const float b = std::abs(weight.row(k)[column]);
          sum_x += a;
          sum_weight += b;
          greatest_x = std::max(greatest_x, a);
          greatest_weight = std::max(greatest_weight, b);
        }
        const double bound = sum_x * half_weight(greatest_weight) + sum_weight * half_x(greatest_x) +
                             160 * half_weight(greatest_weight) * half_x(greatest_x);
        const double expected = product(x, row, weight, column) + bias[column];
        CHECK(std::abs(found[row * weight.cols + column] - expected) < bound);
      }
    }
  }
}

TEST_CASE("rows of nothing or of next to nothing give the bias") {
  const std::vector<float> bias = numbers(16, 1, 3);
  const Matrix weight{16, 16, numbers(256, 1, 2)};
  for (const Kernel* kernel : available_kernels()) {
    for (const float value : {0.0F, -1e-39F}) {
      const Matrix x{1, 16, std::vector<float>(16, value)};
      CHECK(multiply(*kernel, x, weight, bias) == bias);
    }
    const Matrix x{1, 16, numbers(16, 1, 1)};
    CHECK(multiply(*kernel, x, {16, 16, std::vector<float>(256)}, bias) == bias);
  }
}

TEST_CASE("every kernel computes the equations") {
  const std::vector<Example> examples = {
      {32, 16, 4, {1}},        {16, 16, 4, {3, 1, 5}}, {64, 32, 3, {63, 1, 64, 2}},
      {160, 96, 4, {130, 70}}, {192, 96, 3, {512}},
  };
  for (const Kernel* kernel : available_kernels()) {
    CAPTURE(std::string(kernel->name));
    for (const Example& example : examples) {
      CHECK(greatest_difference(example.run(*kernel), example.run_plainly()) < 3e-4);
    }
  }
}

TEST_CASE("the first layer takes what is known of forms and places") {
  for (const std::size_t gates : {3, 4}) {
    const std::size_t units = 80;
    const Example example(2 * units, units, gates, {63, 1, 40});
    const std::size_t rows = example.rows();
    std::vector<float> bias = example.bias[0];
    bias.insert(bias.end(), example.bias[1].begin(), example.bias[1].end());
    // What a row's place adds is taken from the biases of the forms.
    std::vector<float> place = numbers(8 * units, 1, 9);
    for (std::size_t d = 0; d < 2; ++d) {
      for (std::size_t i = 0; i < 4 * units; ++i) {
        float& of_place = place[d * 4 * units + i];
        if (i < gates * units) {
          bias[d * gates * units + i] -= of_place;
        } else {
          of_place = 0;
        }
      }
    }
    const std::vector<double> expected = example.run_plainly();
    for (const Kernel* kernel : available_kernels()) {
      CAPTURE(std::string(kernel->name));
      const PackedMatrix packed(*kernel, example.weight, 0, example.weight.cols, bias);
      const MatrixView view = packed.view();
      std::vector<float> scratch(scratch_size(rows, 2 * units, view.columns), NAN);
      std::vector<std::int32_t> forms(rows * 4 * units);
      kernel->project(&view, units, example.x.values.data(), rows, scratch.data(), forms.data());
      std::vector<const std::int32_t*> form_rows(rows);
      const std::vector<const float*> place_rows(rows, place.data());
      for (std::size_t row = 0; row < rows; ++row) form_rows[row] = forms.data() + row * 4 * units;
      LayerView views[2];
      for (std::size_t d = 0; d < 2; ++d) views[d] = {units, 0, {}, example.state[d].data()};
      std::vector<float> found(rows * 2 * units, NAN);
      kernel->run_first_layer(views, form_rows.data(), place_rows.data(), example.first.data(), rows,
                              scratch.data(), found.data());
      CHECK(greatest_difference(found, expected) < 0.02);
    }
  }
}

TEST_CASE("a sequence gives the same to the last bit wherever it stands") {
  const std::size_t inputs = 192;
  const std::size_t units = 96;
  for (const Kernel* kernel : available_kernels()) {
    CAPTURE(std::string(kernel->name));
    const Example whole(inputs, units, 3, {37, 60, 100, 5});
    const std::vector<float> together = whole.run(*kernel);
    std::size_t begin = 0;
    for (const std::size_t length : {37, 60, 100, 5}) {
      Example alone(inputs, units, 3, {length});
      std::copy_n(whole.x.row(begin), length * inputs, alone.x.values.begin());
      const std::vector<float> found = alone.run(*kernel);
      CHECK(std::equal(found.begin(), found.end(),
                       together.begin() + static_cast<std::ptrdiff_t>(begin * 2 * units)));
      begin += length;
    }
  }
}

TEST_CASE("all kernels give the same bits") {
  for (const std::size_t gates : {3, 4}) {
    Example example(192, 96, gates, {37, 60, 100, 5});
    example.weight.values = numbers(example.weight.values.size(), 0.2F, 11);
    example.x.values = numbers(example.x.values.size(), 3, 12);
    const std::vector<float> expected = example.run(kernel_baseline);
    for (const Kernel* kernel : available_kernels()) {
      CAPTURE(std::string(kernel->name));
      CHECK(example.run(*kernel) == expected);
    }
  }
}

TEST_CASE("saturated gates stay finite") {
  Example example(32, 16, 4, {40});
  for (float& value : example.x.values) value *= 1e4F;
  for (const Kernel* kernel : available_kernels()) {
    CAPTURE(std::string(kernel->name));
    const std::vector<float> found = example.run(*kernel);
    CHECK(std::all_of(found.begin(), found.end(), [](float value) { return std::isfinite(value); }));
  }
}

TEST_CASE("rows of quantised tables are added") {
  const std::vector<std::int8_t> values = {-128, -1, 0,  1,  127, 3,  4,  5,  6, 7,
                                           8,    9,  10, 11, 12,  13, 14, 15, 16};
  for (const Kernel* kernel : available_kernels()) {
    CAPTURE(std::string(kernel->name));
    std::vector<float> out(values.size(), 2);
    kernel->add_scaled(values.data(), 0.5F, values.size(), out.data());
    for (std::size_t i = 0; i < values.size(); ++i) CHECK(out[i] == 2 + 0.5F * static_cast<float>(values[i]));
  }
}

TEST_CASE("rows of tables are added in their order, with the same bits everywhere") {
  const std::vector<std::uint8_t> rows = {4, 0, 4, 2};
  const std::vector<std::uint32_t> wide_rows(rows.begin(), rows.end());
  const std::vector<float> factors = numbers(5, 3, 4);
  for (const std::size_t columns : {1, 16, 32, 48, 96, 97, 240}) {
    CAPTURE(columns);
    const std::vector<float> table = numbers(5 * columns, 1, 2), start = numbers(columns, 1, 3);
    std::vector<std::int8_t> codes(table.size());
    for (std::size_t i = 0; i < codes.size(); ++i) codes[i] = static_cast<std::int8_t>(table[i] * 128);
    std::vector<float> sums = start, code_sums = start;
    for (const std::size_t row : rows) {
      for (std::size_t j = 0; j < columns; ++j) {
        sums[j] += factors[row] * table[row * columns + j];
        code_sums[j] += factors[row] * static_cast<float>(codes[row * columns + j]);
      }
    }
    for (const Kernel* kernel : available_kernels()) {
      CAPTURE(std::string(kernel->name));
      std::vector<float> out(columns, NAN);
      kernel->add_rows(table.data(), columns, factors.data(), rows.data(), rows.size(), start.data(),
                       out.data());
      CHECK(out == sums);
      out = start;
      kernel->add_quantised_rows(codes.data(), columns, factors.data(), wide_rows.data(), rows.size(),
                                 out.data(), out.data());
      CHECK(out == code_sums);
    }
  }
}

TEST_CASE("products of whole numbers with rows of a quantised table") {
  const std::vector<std::int8_t> table = {1,    2,   3, 4,  5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17,
                                          -128, 127, 3, -4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17};
  const std::vector<std::int16_t> units = {4095, -4095, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, -15};
  const std::vector<std::uint32_t> rows = {1, 0};
  const std::vector<std::int32_t> expected = {
      std::inner_product(units.begin(), units.end(), table.begin() + 17, 0),
      std::inner_product(units.begin(), units.end(), table.begin(), 0)};
  for (const Kernel* kernel : available_kernels()) {
    std::vector<std::int32_t> found(2);
    kernel->multiply_rows(table.data(), units.size(), rows.data(), rows.size(), units.data(), found.data());
    CHECK(found == expected);
  }
}

TEST_CASE("hidden units below zero count for nothing in a score, which has the same bits everywhere") {
  const std::vector<float> hidden = numbers(32, 3, 1), weights = numbers(32, 1, 2);
  double expected = 0;
  for (std::size_t i = 0; i < hidden.size(); ++i)
    expected += std::max(0.0, double{hidden[i]}) * double{weights[i]};
  const float by_baseline = kernel_baseline.rectify(hidden.data(), weights.data(), hidden.size());
  CHECK(by_baseline == doctest::Approx(expected));
  for (const Kernel* kernel : available_kernels())
    CHECK(kernel->rectify(hidden.data(), weights.data(), hidden.size()) == by_baseline);
}

TEST_SUITE_END();
