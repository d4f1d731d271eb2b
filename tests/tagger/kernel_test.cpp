#include "tagger/kernel.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <string>
#include <vector>

#include "tagger/kernel_choice.hpp"

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

double sigmoid(double x) {
  return 1 / (1 + std::exp(-x));
}

/// A layer with random weights, and its equations written down plainly in double precision.
struct Example {
  std::size_t inputs, units, gates;
  std::vector<float> weight[2], state[2], bias[2];
  std::vector<float> x;
  std::vector<std::uint8_t> first;

  Example(std::size_t inputs_, std::size_t units_, std::size_t gates_,
          const std::vector<std::size_t>& sequences)
      : inputs(inputs_), units(units_), gates(gates_) {
    for (unsigned d = 0; d < 2; ++d) {
      weight[d] = numbers(inputs * gates * units, 2 / std::sqrt(static_cast<float>(inputs)), 1 + d);
      state[d] = numbers(2 * units, 1, 3 + d);
      bias[d] = numbers(2 * units, 1, 5 + d);
    }
    for (const std::size_t length : sequences) {
      first.push_back(1);
      first.insert(first.end(), length - 1, 0);
    }
    first.push_back(1);
    x = numbers((rows() + row_group) * inputs, 1.5F, 7);
  }

  std::size_t rows() const { return first.size() - 1; }

  std::vector<float> run(const Kernel& kernel) const {
    LayerView views[2];
    for (std::size_t d = 0; d < 2; ++d)
      views[d] = {inputs, units, gates, weight[d].data(), state[d].data(), bias[d].data()};
    std::vector<float> scratch(scratch_size(views[0]), NAN);
    std::vector<float> out(rows() * 2 * units, NAN);
    kernel.run_layer(views, x.data(), first.data(), rows(), scratch.data(), out.data());
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
          const auto product = [&](std::size_t gate) {
            double sum = 0;
            for (std::size_t k = 0; k < inputs; ++k) {
              sum += double{x[t * inputs + k]} * weight[d][k * gates * units + gate * units + u];
            }
            return sum;
          };
          const double forget = sigmoid(product(1) + state[d][u] * c[u] + bias[d][u]);
          const double reset = sigmoid(product(2) + state[d][units + u] * c[u] + bias[d][units + u]);
          c[u] = forget * c[u] + (1 - forget) * product(0);
          const double through = gates == 4 ? product(3) : x[t * inputs + d * units + u];
          out[t * 2 * units + d * units + u] = reset * c[u] + (1 - reset) * through;
        }
      }
    }
    return out;
  }
};

}  // namespace

TEST_CASE("every kernel computes the equations") {
  const std::vector<Example> examples = {
      {32, 16, 4, {1}},        {20, 16, 4, {3, 1, 5}}, {64, 32, 3, {63, 1, 64, 2}},
      {160, 96, 4, {130, 70}}, {192, 96, 3, {512}},
  };
  for (const Kernel* kernel : available_kernels()) {
    CAPTURE(std::string(kernel->name));
    for (const Example& example : examples) {
      const std::vector<float> found = example.run(*kernel);
      const std::vector<double> expected = example.run_plainly();
      double worst = 0;
      for (std::size_t i = 0; i < found.size(); ++i)
        worst = std::max(worst, std::abs(found[i] - expected[i]));
      CHECK(worst < 2e-5);
    }
  }
}

TEST_CASE("the first layer takes products as they are") {
  const Example example(160, 96, 4, {63, 1, 40});
  const std::size_t columns = 8 * example.units;
  std::vector<float> weight(example.inputs * columns);
  for (std::size_t k = 0; k < example.inputs; ++k) {
    for (std::size_t d = 0; d < 2; ++d) {
      std::copy_n(example.weight[d].data() + k * columns / 2, columns / 2,
                  weight.data() + k * columns + d * columns / 2);
    }
  }
  for (const Kernel* kernel : available_kernels()) {
    CAPTURE(std::string(kernel->name));
    const std::size_t rows = example.rows();  // a multiple of row_group
    std::vector<float> products(rows * columns);
    kernel->multiply(example.x.data(), weight.data(), rows, example.inputs, columns, products.data());

    // What is split in any way into two parts gives the same.
    std::vector<float> place = numbers(columns, 1, 9);
    std::vector<const float*> form_rows(rows), place_rows(rows);
    for (std::size_t row = 0; row < rows; ++row) {
      form_rows[row] = products.data() + row * columns;
      place_rows[row] = place.data();
      for (std::size_t i = 0; i < columns; ++i) products[row * columns + i] -= place[i];
    }
    LayerView views[2];
    for (std::size_t d = 0; d < 2; ++d) {
      views[d] = {example.inputs, example.units, 4, nullptr, example.state[d].data(), example.bias[d].data()};
    }
    std::vector<float> scratch(example.units, NAN);
    std::vector<float> found(rows * 2 * example.units, NAN);
    kernel->run_first_layer(views, form_rows.data(), place_rows.data(), example.first.data(), rows,
                            scratch.data(), found.data());
    const std::vector<double> expected = example.run_plainly();
    double worst = 0;
    for (std::size_t i = 0; i < found.size(); ++i) worst = std::max(worst, std::abs(found[i] - expected[i]));
    CHECK(worst < 2e-5);
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
      std::copy_n(whole.x.begin() + static_cast<std::ptrdiff_t>(begin * inputs), length * inputs,
                  alone.x.begin());
      const std::vector<float> found = alone.run(*kernel);
      CHECK(std::equal(found.begin(), found.end(),
                       together.begin() + static_cast<std::ptrdiff_t>(begin * 2 * units)));
      begin += length;
    }
  }
}

TEST_CASE("output scores and likelihoods") {
  const std::size_t rows = 13;
  const std::size_t inputs = 64;
  const std::vector<float> x = numbers(2 * row_group * inputs, 1, 1);
  const std::vector<float> weight = numbers(inputs * tag_columns, 1, 2);
  std::vector<float> bias = numbers(tag_columns, 1, 3);
  bias.back() = -1e4F;
  for (const Kernel* kernel : available_kernels()) {
    CAPTURE(std::string(kernel->name));
    std::vector<float> emission(2 * row_group * tag_columns);
    std::vector<float> likelihood(2 * row_group * tag_columns);
    kernel->run_output(x.data(), weight.data(), bias.data(), rows, inputs, emission.data(),
                       likelihood.data());
    for (std::size_t row = 0; row < rows; ++row) {
      const float* const scores = emission.data() + row * tag_columns;
      const float greatest = *std::max_element(scores, scores + tag_columns);
      for (std::size_t tag = 0; tag < tag_columns; ++tag) {
        double sum = bias[tag];
        for (std::size_t k = 0; k < inputs; ++k)
          sum += double{x[row * inputs + k]} * weight[k * tag_columns + tag];
        CHECK(scores[tag] == doctest::Approx(sum).epsilon(1e-5));
        CHECK(std::abs(likelihood[row * tag_columns + tag] - std::exp(scores[tag] - greatest)) < 1e-6);
      }
    }
  }
}

TEST_CASE("saturated gates stay finite") {
  Example example(32, 16, 4, {40});
  for (float& value : example.x) value *= 1e4F;
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

TEST_SUITE_END();
