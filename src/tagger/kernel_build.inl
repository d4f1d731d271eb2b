// The tagger's arithmetic. Each kernel_NAME.cpp defines HEARSAY_KERNEL and includes this file, and is
// compiled for its instruction set.
//
// Matrix products are sums of products of whole numbers of 8 bits (as in Jacob et al. 2018, "Quantization and
// Training of Neural Networks for Efficient Integer-Arithmetic-Only Inference", but with a scale for each row
// of the input, found as it comes). They are faster than products of floats, most of all with AVX-512 VNNI,
// and exact. All else is arithmetic on single floats in a fixed order, and compiled without contraction into
// fused operations. So every instruction set gives the same bits.
//
// Nothing with inline functions that a linker may merge is included here; a test looks for stray ones in the
// object files.

#include "tagger/kernel.hpp"

#ifdef __SSE2__
#include <immintrin.h>
#endif

#define HEARSAY_JOIN(a, b) a##b
#define HEARSAY_NAME(a, b) HEARSAY_JOIN(a, b)

namespace hearsay::tagger {
namespace HEARSAY_KERNEL {
namespace {

#if defined(__AVX512VNNI__)
constexpr std::size_t register_size = 64;
#define HEARSAY_INTRINSIC(operation) _mm512_##operation
#elif defined(__AVX2__)
constexpr std::size_t register_size = 32;
#define HEARSAY_INTRINSIC(operation) _mm256_##operation
#else
constexpr std::size_t register_size = 16;
#ifdef __SSE2__
#define HEARSAY_INTRINSIC(operation) _mm_##operation
#endif
#endif
constexpr std::size_t lanes = register_size / sizeof(float);
constexpr std::size_t block_registers = unit_block / lanes;

using Floats [[gnu::vector_size(register_size)]] = float;
using Ints [[gnu::vector_size(register_size)]] = std::int32_t;

#ifdef __AVX2__
using Code = std::uint8_t;
#else
using Code = std::int16_t;
#endif
#if defined(__AVX512VNNI__)
constexpr std::size_t tile_blocks = 4;
#elif defined(__AVX2__)
constexpr std::size_t tile_blocks = 2;
#else
constexpr std::size_t tile_blocks = 1;
#endif

#ifdef HEARSAY_INTRINSIC
using Bits [[gnu::vector_size(register_size)]] = long long;
#endif

/// Each lane of `codes` and `weights` holds a group of codes: their products are added to that lane of `sum`.
Ints add_products(Ints sum, Ints codes, Ints weights) {
#ifdef HEARSAY_INTRINSIC
  const auto a = reinterpret_cast<Bits>(codes);
  const auto b = reinterpret_cast<Bits>(weights);
#if defined(__AVX512VNNI__)
  return reinterpret_cast<Ints>(HEARSAY_INTRINSIC(dpbusd_epi32)(reinterpret_cast<Bits>(sum), a, b));
#elif defined(__AVX2__)
  const Bits pairs = HEARSAY_INTRINSIC(maddubs_epi16)(a, b);  // within 16 bits
  return sum + reinterpret_cast<Ints>(HEARSAY_INTRINSIC(madd_epi16)(pairs, HEARSAY_INTRINSIC(set1_epi16)(1)));
#else
  return sum + reinterpret_cast<Ints>(HEARSAY_INTRINSIC(madd_epi16)(a, b));
#endif
#else
  return sum + (codes << 16 >> 16) * (weights << 16 >> 16) + (codes >> 16) * (weights >> 16);
#endif
}

/// The same of two groups. With AVX2 it takes five instructions where two by themselves take six, but the
/// sums of their products must fit into 16 bits.
#if defined(__AVX2__) && !defined(__AVX512VNNI__)
constexpr bool adds_pairs = true;
#else
constexpr bool adds_pairs = false;
#endif
[[maybe_unused]] Ints add_pair(Ints sum, Ints codes, Ints weights, Ints more_codes, Ints more_weights) {
#if defined(__AVX2__) && !defined(__AVX512VNNI__)
  const Bits first =
      HEARSAY_INTRINSIC(maddubs_epi16)(reinterpret_cast<Bits>(codes), reinterpret_cast<Bits>(weights));
  const Bits second = HEARSAY_INTRINSIC(maddubs_epi16)(reinterpret_cast<Bits>(more_codes),
                                                       reinterpret_cast<Bits>(more_weights));
  const Bits pairs = HEARSAY_INTRINSIC(add_epi16)(first, second);
  return sum + reinterpret_cast<Ints>(HEARSAY_INTRINSIC(madd_epi16)(pairs, HEARSAY_INTRINSIC(set1_epi16)(1)));
#else
  return add_products(add_products(sum, codes, weights), more_codes, more_weights);
#endif
}

Floats clamp(Floats x, float low, float high) {
  const Floats lows = Floats{} + low;
  const Floats highs = Floats{} + high;
#ifdef HEARSAY_INTRINSIC
  return HEARSAY_INTRINSIC(min_ps)(highs, HEARSAY_INTRINSIC(max_ps)(lows, x));
#else
  x = x < lows ? lows : x;
  return x > highs ? highs : x;
#endif
}

Floats absolute(Floats x) {
  return reinterpret_cast<Floats>(reinterpret_cast<Ints>(x) & 0x7FFFFFFF);
}

constexpr std::size_t code_group = sizeof(std::int32_t) / sizeof(Code);
// Rows whose sums fit into the registers along with a group of their codes and of weights.
constexpr std::size_t tile_rows = block_registers == 1 ? 4 : 2;
static_assert(row_group % tile_rows == 0);

template <class T>
T load(const void* from) {
  T value;
  __builtin_memcpy(&value, from, sizeof value);
  return value;
}

template <class T>
void store(void* to, T value) {
  __builtin_memcpy(to, &value, sizeof value);
}

Floats to_floats(Ints values) {
  return __builtin_convertvector(values, Floats);
}

constexpr std::size_t pad(std::size_t rows) noexcept {
  return (rows + row_group - 1) / row_group * row_group;
}

/// Adding it to a float of at most 2²² rounds that to a whole number, which the lowest bits then hold.
constexpr float rounder = 12582912.0F;  // 1.5 · 2²³

/// The codes of rows of an input, and their scales.
struct Coded {
  const Code* codes;
  const float* scales;
};

/// Uses the first pad(rows) · (inputs / 2 + 1) of `scratch`.
Coded encode(const float* x, std::size_t rows, std::size_t inputs, float* scratch) {
  float* const scales = scratch;
  Code* const codes = reinterpret_cast<Code*>(scratch + pad(rows));
  for (std::size_t row = 0; row < rows; ++row) {
    const float* const from = x + row * inputs;
    Code* const to = codes + row * inputs;
    std::uint32_t greatest = 0;  // numbers above zero are in the order of their bits
    for (std::size_t i = 0; i < inputs; ++i) {
      const std::uint32_t bits = __builtin_bit_cast(std::uint32_t, from[i]) & 0x7FFFFFFFU;
      greatest = greatest < bits ? bits : greatest;
    }
    const float range = __builtin_bit_cast(float, greatest);
    const float factor = range > 1e-30F ? 127.0F / range : 0.0F;  // of finite value
    scales[row] = range / 127.0F;
    for (std::size_t i = 0; i < inputs; ++i) {
      const auto code =
          static_cast<std::int8_t>(__builtin_bit_cast(std::uint32_t, from[i] * factor + rounder));
      to[i] = static_cast<Code>(code_group == 4 ? code + 128 : code);
    }
  }
  return {codes, scales};
}

/// The sums of `rows` rows with `blocks` blocks of columns, from `block` on. They stay in registers.
template <std::size_t rows, std::size_t blocks>
void multiply_tile(const MatrixView& weight, const Coded& x, std::size_t row, std::size_t block, float* out) {
  constexpr std::size_t width = blocks * block_registers;
  const std::size_t groups = weight.inputs / code_group;
  const auto* const weights =
      static_cast<const char*>(weight.codes) + block * groups * unit_block * sizeof(std::int32_t);
  const Code* const codes = x.codes + row * weight.inputs;

  Ints sums[rows][width];
  for (std::size_t j = 0; j < width; ++j) {
    const Ints start = load<Ints>(weight.start + block * unit_block + j * lanes);
    for (std::size_t i = 0; i < rows; ++i) sums[i][j] = start;
  }
  const auto part = [&](std::size_t group, std::size_t j) {
    const std::size_t at = (j / block_registers * groups + group) * block_registers + j % block_registers;
    return load<Ints>(weights + at * sizeof(Ints));
  };
  std::size_t group = 0;
  if constexpr (adds_pairs) {
    const std::uint16_t* const order = weight.order + block / tile_blocks * groups;
    const auto codes_of = [&](std::size_t i, std::size_t g) {
      return Ints{} + load<std::int32_t>(codes + i * weight.inputs + order[g]);
    };
    const std::size_t paired = 2 * std::size_t{weight.pairs[block / tile_blocks]};
    for (; group < paired; group += 2) {
      for (std::size_t i = 0; i < rows; ++i) {
        const Ints code = codes_of(i, group), other = codes_of(i, group + 1);
        for (std::size_t j = 0; j < width; ++j)
          sums[i][j] = add_pair(sums[i][j], code, part(group, j), other, part(group + 1, j));
      }
    }
    for (; group < groups; ++group) {
      for (std::size_t i = 0; i < rows; ++i) {
        const Ints code = codes_of(i, group);
        for (std::size_t j = 0; j < width; ++j) sums[i][j] = add_products(sums[i][j], code, part(group, j));
      }
    }
  }
  for (; group < groups; ++group) {
    Ints parts[width];
    for (std::size_t j = 0; j < width; ++j) parts[j] = part(group, j);
    for (std::size_t i = 0; i < rows; ++i) {
      const Ints code = Ints{} + load<std::int32_t>(codes + i * weight.inputs + group * code_group);
      for (std::size_t j = 0; j < width; ++j) sums[i][j] = add_products(sums[i][j], code, parts[j]);
    }
  }
#pragma GCC unroll 8
  for (std::size_t i = 0; i < rows; ++i) {
    float* const to = out + (row + i) * weight.columns + block * unit_block;
    const float row_scale = x.scales[row + i];
#pragma GCC unroll 4
    for (std::size_t j = 0; j < width; ++j) {
      const std::size_t column = block * unit_block + j * lanes;
      const Floats scale = load<Floats>(weight.scale + column) * row_scale;
      store(to + j * lanes, to_floats(sums[i][j]) * scale + load<Floats>(weight.bias + column));
    }
  }
}

/// The products of blocks of columns from `block` on, so many together while there are as many left, then
/// fewer.
template <std::size_t blocks>
void multiply_blocks(const MatrixView& weight, const Coded& x, std::size_t rows, std::size_t block,
                     float* out) {
  for (; (block + blocks) * unit_block <= weight.columns; block += blocks) {
    for (std::size_t row = 0; row < rows; row += tile_rows) {
      multiply_tile<tile_rows, blocks>(weight, x, row, block, out);
    }
  }
  if constexpr (blocks > 1) multiply_blocks<blocks - 1>(weight, x, rows, block, out);
}

void multiply_coded(const MatrixView& weight, const Coded& x, std::size_t rows, float* out) {
  multiply_blocks<tile_blocks>(weight, x, rows, 0, out);
}

void multiply(const MatrixView* weight, const float* x, std::size_t rows, float* scratch, float* out) {
  multiply_coded(*weight, encode(x, rows, weight->inputs, scratch), rows, out);
}

/// Near the logistic function 1 / (1 + e^−x), within 0.02 of it, and made of two parabolas: 0
/// below −4, 1 above 4.
Floats gate_of(Floats x) {
  const Floats t = clamp(x * 0.25F, -1, 1);
  return 0.5F + t - 0.5F * t * absolute(t);
}

// One row of one direction. gate(g, unit) is what the row's input gives to the units of a register: g = 0
// candidate, 1 forget, 2 reset, 3 highway.
template <class Gate>
void step(const LayerView& layer, Gate gate, float* state, float* out) {
  for (std::size_t unit = 0; unit < layer.units; unit += lanes) {
    const Floats before = load<Floats>(state + unit);
    Floats forget = gate(1, unit) + load<Floats>(layer.state + unit) * before;
    Floats reset = gate(2, unit) + load<Floats>(layer.state + layer.units + unit) * before;
    forget = gate_of(forget);
    reset = gate_of(reset);
    const Floats candidate = gate(0, unit);
    const Floats after = candidate + forget * (before - candidate);
    const Floats through = gate(3, unit);
    store(state + unit, after);
    store(out + unit, through + reset * (after - through));
  }
}

// Runs one direction over rows [begin, end), in its order.
template <class Gates>
void scan(const LayerView& layer, bool forward, const std::uint8_t* first, std::size_t begin, std::size_t end,
          Gates gates_of, float* state, float* out) {
  for (std::size_t i = 0; i < end - begin; ++i) {
    const std::size_t row = forward ? begin + i : end - 1 - i;
    if (first[forward ? row : row + 1] != 0) __builtin_memset(state, 0, layer.units * sizeof(float));
    step(layer, gates_of(row), state, out + (2 * row + (forward ? 0 : 1)) * layer.units);
  }
}

/// Numbers rounded to their upper 16 bits: those of `upper`, and below them those of `lower`.
Ints join_halves(Ints upper, Ints lower) {
  const auto rounded = [](Ints bits) {
    return bits + (0x7FFF + (bits >> 16 & 1));
  };  // to even where two are as near
  return (rounded(upper) & ~0xFFFF) | (rounded(lower) >> 16 & 0xFFFF);
}

void project(const MatrixView* weight, std::size_t units, const float* x, std::size_t rows, float* scratch,
             std::int32_t* out) {
  const Coded coded = encode(x, rows, weight->inputs, scratch);
  float* const product = scratch + pad(rows) * (weight->inputs / 2 + 1);
  const std::size_t gates = weight->columns / (2 * units);
  for (std::size_t row = 0; row < rows; ++row) {
    if (row % product_rows == 0) {
      const std::size_t count = rows - row < product_rows ? rows - row : product_rows;
      multiply_coded(*weight, {coded.codes + row * weight->inputs, coded.scales + row}, count, product);
    }
    for (std::size_t direction = 0; direction < 2; ++direction) {
      const float* const gate = product + row % product_rows * weight->columns + direction * gates * units;
      const float* const highway =
          gates == 4 ? gate + 3 * units : x + row * weight->inputs + direction * units;
      std::int32_t* const to = out + (2 * row + direction) * 2 * units;
      for (std::size_t unit = 0; unit < units; unit += lanes) {
        store(to + unit, join_halves(load<Ints>(gate + unit), load<Ints>(gate + units + unit)));
        store(to + units + unit,
              join_halves(load<Ints>(gate + 2 * units + unit), load<Ints>(highway + unit)));
      }
    }
  }
}

void run_first_layer(const LayerView* directions, const std::int32_t* const* form, const float* const* place,
                     const std::uint8_t* first, std::size_t rows, float* scratch, float* out) {
  for (std::size_t direction = 0; direction < 2; ++direction) {
    const LayerView& layer = directions[direction];
    const auto gates_of = [&](std::size_t row) {
      const std::int32_t* const a = form[row] + direction * 2 * layer.units;
      const float* const b = place[row] + direction * 4 * layer.units;
      return [a, b, units = layer.units](std::size_t g, std::size_t unit) {
        const Ints halves = load<Ints>(a + g / 2 * units + unit);
        const Ints bits = g % 2 == 0 ? halves & ~0xFFFF : halves << 16;
        return reinterpret_cast<Floats>(bits) + load<Floats>(b + g * units + unit);
      };
    };
    scan(layer, direction == 0, first, 0, rows, gates_of, scratch, out);
  }
}

void run_layer(const LayerView* directions, const float* x, const float* through, const std::uint8_t* first,
               std::size_t rows, float* scratch, float* out) {
  const std::size_t inputs = directions[0].weight.inputs;
  const Coded coded = encode(x, rows, inputs, scratch);
  float* const product = scratch + pad(rows) * (inputs / 2 + 1);
  for (std::size_t direction = 0; direction < 2; ++direction) {
    const LayerView& layer = directions[direction];
    const bool forward = direction == 0;
    const std::size_t units = layer.units;
    const std::size_t columns = layer.weight.columns;
    float* const state = product + product_rows * columns;

    const std::size_t blocks = (rows + product_rows - 1) / product_rows;
    for (std::size_t block = 0; block < blocks; ++block) {
      const std::size_t begin = (forward ? block : blocks - 1 - block) * product_rows;
      const std::size_t count = rows - begin < product_rows ? rows - begin : product_rows;
      multiply_coded(layer.weight, {coded.codes + begin * inputs, coded.scales + begin}, count, product);

      const auto gates_of = [&](std::size_t row) {
        const float* const gates = product + (row - begin) * columns;
        const float* const highway =
            layer.gates == 4 ? gates + 3 * units : through + (2 * row + direction) * units;
        return [gates, highway, units](std::size_t g, std::size_t unit) {
          return load<Floats>(g == 3 ? highway + unit : gates + g * units + unit);
        };
      };
      scan(layer, forward, first, begin, begin + count, gates_of, state, out);
    }
  }
}

void add_scaled(const std::int8_t* values, float scale, std::size_t count, float* out) {
  for (std::size_t i = 0; i < count; ++i) out[i] += scale * static_cast<float>(values[i]);
}

Floats load_floats(const float* from) {
  return load<Floats>(from);
}

Floats load_floats(const std::int8_t* from) {
#if defined(__AVX512VNNI__)
  const auto bytes = load<__m128i>(from);
  return to_floats(reinterpret_cast<Ints>(_mm512_cvtepi8_epi32(bytes)));
#elif defined(__AVX2__)
  const auto bytes = _mm_loadl_epi64(reinterpret_cast<const __m128i*>(from));
  return to_floats(reinterpret_cast<Ints>(_mm256_cvtepi8_epi32(bytes)));
#else
  using Bytes [[gnu::vector_size(lanes)]] = std::int8_t;
  return __builtin_convertvector(load<Bytes>(from), Floats);
#endif
}

/// How many sums are held in registers together where fewer columns are left than `registers` take.
constexpr std::size_t fewer(std::size_t registers) noexcept {
  return registers > 6 ? 6 : registers > 4 ? 4 : registers / 2;
}

/// Adds rows in the columns from `column` on, so many registers of them together, which hold their sums; then
/// in the rest with fewer.
template <std::size_t registers, class Number, class Row>
void add_columns(const Number* table, std::size_t columns, std::size_t column, const float* factors,
                 const Row* rows, std::size_t count, const float* start, float* out) {
  for (; column + registers * lanes <= columns; column += registers * lanes) {
    Floats sums[registers];
    for (std::size_t j = 0; j < registers; ++j) sums[j] = load<Floats>(start + column + j * lanes);
    for (std::size_t i = 0; i < count; ++i) {
      const Number* const row = table + rows[i] * columns + column;
      const float factor = factors[rows[i]];
      for (std::size_t j = 0; j < registers; ++j) sums[j] += factor * load_floats(row + j * lanes);
    }
    for (std::size_t j = 0; j < registers; ++j) store(out + column + j * lanes, sums[j]);
  }
  if constexpr (registers > 1) {
    if (column < columns)
      add_columns<fewer(registers)>(table, columns, column, factors, rows, count, start, out);
  } else {
    for (; column < columns; ++column) {
      float sum = start[column];
      for (std::size_t i = 0; i < count; ++i)
        sum += factors[rows[i]] * static_cast<float>(table[rows[i] * columns + column]);
      out[column] = sum;
    }
  }
}

constexpr std::size_t most_sums = 12;  // of the 16 registers that all but AVX-512 have

void add_rows(const float* table, std::size_t columns, const float* factors, const std::uint8_t* rows,
              std::size_t count, const float* start, float* out) {
  add_columns<most_sums>(table, columns, 0, factors, rows, count, start, out);
}

void add_quantised_rows(const std::int8_t* table, std::size_t columns, const float* factors,
                        const std::uint32_t* rows, std::size_t count, const float* start, float* out) {
  add_columns<most_sums>(table, columns, 0, factors, rows, count, start, out);
}

void multiply_rows(const std::int8_t* table, std::size_t columns, const std::uint32_t* rows,
                   std::size_t count, const std::int16_t* units, std::int32_t* out) {
  for (std::size_t i = 0; i < count; ++i) {
    const std::int8_t* const row = table + rows[i] * columns;
    std::int32_t sum = 0;
    for (std::size_t j = 0; j < columns; ++j) sum += std::int16_t{row[j]} * units[j];
    out[i] = sum;
  }
}

float rectify(const float* hidden, const float* weights, std::size_t count) {
  using Four [[gnu::vector_size(4 * sizeof(float))]] = float;
  Four sums{};
  for (std::size_t i = 0; i < count; i += 4) {
    const auto unit = load<Four>(hidden + i);
    sums += (unit > 0 ? unit : Four{}) * load<Four>(weights + i);
  }
  return (sums[0] + sums[2]) + (sums[1] + sums[3]);
}

}  // namespace
}  // namespace HEARSAY_KERNEL

#define HEARSAY_TEXT(a) #a
#define HEARSAY_QUOTED(a) HEARSAY_TEXT(a)

const Kernel HEARSAY_NAME(kernel_, HEARSAY_KERNEL) = {
    .name = HEARSAY_QUOTED(HEARSAY_KERNEL),
    .code_group = HEARSAY_KERNEL::code_group,
    .paired_blocks = HEARSAY_KERNEL::adds_pairs ? HEARSAY_KERNEL::tile_blocks : 0,
    .multiply = HEARSAY_KERNEL::multiply,
    .project = HEARSAY_KERNEL::project,
    .run_layer = HEARSAY_KERNEL::run_layer,
    .run_first_layer = HEARSAY_KERNEL::run_first_layer,
    .add_scaled = HEARSAY_KERNEL::add_scaled,
    .add_rows = HEARSAY_KERNEL::add_rows,
    .add_quantised_rows = HEARSAY_KERNEL::add_quantised_rows,
    .multiply_rows = HEARSAY_KERNEL::multiply_rows,
    .rectify = HEARSAY_KERNEL::rectify,
};

}  // namespace hearsay::tagger
