// The tagger's arithmetic. Each kernel_NAME.cpp defines HEARSAY_KERNEL and includes this file, and is
// compiled for its instruction set.
//
// Eigen is all inline functions, which linkers merge by name. So that code for one instruction set is never
// merged with that for another, each build has an Eigen of its own in a namespace of its own; and nothing
// else with inline functions is included here. A test looks for stray ones in the object files.

#define HEARSAY_JOIN(a, b) a##b
#define HEARSAY_NAME(a, b) HEARSAY_JOIN(a, b)
#define Eigen HEARSAY_NAME(hearsay_eigen_, HEARSAY_KERNEL)

#include <Eigen/Core>

#include "tagger/kernel.hpp"

namespace hearsay::tagger {
namespace HEARSAY_KERNEL {
namespace {

using Index = Eigen::Index;
using RowMatrix = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
using Rows = Eigen::Map<RowMatrix>;
using ConstRows = Eigen::Map<const RowMatrix>;
using Units = Eigen::Array<float, unit_block, 1>;
using UnitMap = Eigen::Map<Units>;
using ConstUnitMap = Eigen::Map<const Units>;

constexpr std::size_t pad(std::size_t rows) noexcept {
  return (rows + row_group - 1) / row_group * row_group;
}

// The block sizes of Eigen's product depend on the caches, and the order of summation on them: they are
// fixed, so that machines with the same instruction set agree to the last bit.
void fix_block_sizes() {
  static const bool done = [] {
    Eigen::setCpuCacheSizes(32 << 10, 512 << 10, 4 << 20);
    return true;
  }();
  static_cast<void>(done);
}

void multiply(const float* x, const float* weight, std::size_t rows, std::size_t inputs, std::size_t columns,
              float* out) {
  fix_block_sizes();
  Rows(out, Index(rows), Index(columns)).noalias() =
      ConstRows(x, Index(rows), Index(inputs)) * ConstRows(weight, Index(inputs), Index(columns));
}

// One row of one direction. gate(g, unit) is what the row's input gives to a block of units: g = 0 candidate,
// 1 forget, 2 reset, 3 highway.
template <class Gate>
void step(const LayerView& layer, Gate gate, float* state, float* out) {
  for (std::size_t unit = 0; unit < layer.units; unit += unit_block) {
    UnitMap c(state + unit);
    const ConstUnitMap forget_factor(layer.state + unit), reset_factor(layer.state + layer.units + unit);
    const ConstUnitMap forget_bias(layer.bias + unit), reset_bias(layer.bias + layer.units + unit);

    const Units before = c;
    const Units forget = (gate(1, unit) + forget_bias + forget_factor * before).logistic();
    const Units reset = (gate(2, unit) + reset_bias + reset_factor * before).logistic();
    const Units candidate = gate(0, unit);
    const Units after = candidate + forget * (before - candidate);
    const Units through = gate(3, unit);
    c = after;
    UnitMap(out + unit) = through + reset * (after - through);
  }
}

// Runs one direction over rows [begin, end), in its order.
template <class Gates>
void scan(const LayerView& layer, bool forward, const std::uint8_t* first, std::size_t begin, std::size_t end,
          Gates gates_of, float* state, float* out) {
  for (std::size_t i = 0; i < end - begin; ++i) {
    const std::size_t row = forward ? begin + i : end - 1 - i;
    if (first[forward ? row : row + 1] != 0) Eigen::Map<Eigen::ArrayXf>(state, Index(layer.units)).setZero();
    step(layer, gates_of(row), state, out + (2 * row + (forward ? 0 : 1)) * layer.units);
  }
}

void run_first_layer(const LayerView* directions, const float* const* form, const float* const* place,
                     const std::uint8_t* first, std::size_t rows, float* scratch, float* out) {
  for (std::size_t direction = 0; direction < 2; ++direction) {
    const LayerView& layer = directions[direction];
    const std::size_t skipped = direction * 4 * layer.units;
    const auto gates_of = [&](std::size_t row) {
      const float* const a = form[row] + skipped;
      const float* const b = place[row] + skipped;
      return [a, b, units = layer.units](std::size_t g, std::size_t unit) -> Units {
        return ConstUnitMap(a + g * units + unit) + ConstUnitMap(b + g * units + unit);
      };
    };
    scan(layer, direction == 0, first, 0, rows, gates_of, scratch, out);
  }
}

void run_layer(const LayerView* directions, const float* x, const std::uint8_t* first, std::size_t rows,
               float* scratch, float* out) {
  for (std::size_t direction = 0; direction < 2; ++direction) {
    const LayerView& layer = directions[direction];
    const bool forward = direction == 0;
    const std::size_t units = layer.units;
    const std::size_t columns = layer.gates * units;
    float* const product = scratch;
    float* const state = scratch + product_rows * columns;

    const std::size_t blocks = (rows + product_rows - 1) / product_rows;
    for (std::size_t block = 0; block < blocks; ++block) {
      const std::size_t begin = (forward ? block : blocks - 1 - block) * product_rows;
      const std::size_t count = rows - begin < product_rows ? rows - begin : product_rows;
      multiply(x + begin * layer.inputs, layer.weight, pad(count), layer.inputs, columns, product);

      const auto gates_of = [&](std::size_t row) {
        const float* const gates = product + (row - begin) * columns;
        const float* const highway =
            layer.gates == 4 ? gates + 3 * units : x + row * layer.inputs + direction * units;
        return [gates, highway, units](std::size_t g, std::size_t unit) {
          return ConstUnitMap(g == 3 ? highway + unit : gates + g * units + unit);
        };
      };
      scan(layer, forward, first, begin, begin + count, gates_of, state, out);
    }
  }
}

void run_output(const float* x, const float* weight, const float* bias, std::size_t rows, std::size_t inputs,
                float* emission, float* likelihood) {
  using Scores = Eigen::Array<float, tag_columns, 1>;
  multiply(x, weight, pad(rows), inputs, tag_columns, emission);
  const Eigen::Map<const Scores> biases(bias);
  for (std::size_t row = 0; row < rows; ++row) {
    Eigen::Map<Scores> scores(emission + row * tag_columns);
    scores += biases;
    Eigen::Map<Scores>(likelihood + row * tag_columns) = (scores - scores.maxCoeff()).exp();
  }
}

void add_scaled(const std::int8_t* values, float scale, std::size_t count, float* out) {
  for (std::size_t i = 0; i < count; ++i) out[i] += scale * static_cast<float>(values[i]);
}

}  // namespace
}  // namespace HEARSAY_KERNEL

#define HEARSAY_TEXT(a) #a
#define HEARSAY_QUOTED(a) HEARSAY_TEXT(a)

const Kernel HEARSAY_NAME(kernel_, HEARSAY_KERNEL) = {
    .name = HEARSAY_QUOTED(HEARSAY_KERNEL),
    .multiply = HEARSAY_KERNEL::multiply,
    .run_layer = HEARSAY_KERNEL::run_layer,
    .run_first_layer = HEARSAY_KERNEL::run_first_layer,
    .run_output = HEARSAY_KERNEL::run_output,
    .add_scaled = HEARSAY_KERNEL::add_scaled,
};

}  // namespace hearsay::tagger
