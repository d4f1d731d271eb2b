#pragma once

#include <cstddef>
#include <cstdint>

// This header is included by code that is compiled for several instruction sets. It must not define
// functions that a linker could merge, and must not include what does: an inline function compiled with
// AVX-512 and kept by the linker would run on machines without it.

namespace hearsay::tagger {

/// How many columns of a matrix, and units of a recurrent layer, are computed together. Widths of inputs and
/// of matrices must be a multiple of it.
inline constexpr std::size_t unit_block = 16;

/// Rows are multiplied in groups: what is written to must have room for a multiple of it.
inline constexpr std::size_t row_group = 8;

/// Weights become whole numbers within ± this: twice as many, times 255, fit into 16 bits, where AVX2 adds
/// products up in pairs.
inline constexpr int greatest_weight_code = 64;

/// Weights of x · weight + bias in 7 bits, as PackedMatrix lays them out for one kernel.
struct MatrixView {
  std::size_t inputs;   ///< a multiple of unit_block
  std::size_t columns;  ///< a multiple of unit_block
  const void* codes;    ///< whole numbers within ±greatest_weight_code, in an order of the kernel's own
  /// For kernels that add pairs, for each so many blocks of columns: where each of their groups of inputs
  /// begins in a row of codes, and how many pairs of groups stand in front, before those that stand alone.
  const std::uint16_t* order;
  const std::uint16_t* pairs;
  const std::int32_t* start;  ///< of each column: what its sum of whole numbers begins with
  const float* scale;         ///< of each column: weight = scale · code
  const float* bias;          ///< of each column
};

/// One direction of one layer. Gates of a row stand in the order candidate, forget, reset and, where there
/// are four, highway.
struct LayerView {
  std::size_t units;
  std::size_t gates;   ///< 3 or 4
  MatrixView weight;   ///< inputs × gates · units; the forget and the reset gate have biases
  const float* state;  ///< 2 · units: factors of the state within the forget and the reset gate
};

/// The arithmetic of the tagger, compiled for one instruction set. All kernels give the same bits.
///
/// Products are of whole numbers, and exact: a row x of an input becomes codes of 8 bits, the nearest whole
/// numbers to 127 · x / max|x|, and each weight is a code of 7 bits times the scale of its column. `scratch`
/// is room for those codes and for products, see scratch_size().
struct Kernel {
  const char* name;

  /// How many codes of a row are multiplied at a time: 4 of 8 bits, above zero by 128, or 2 of 16 bits.
  std::size_t code_group;

  /// How many blocks of columns share the order of their groups, where it adds the products of two groups up
  /// in 16 bits before it widens them to 32; 0 where it does not.
  std::size_t paired_blocks;

  /// out = x · weight + bias, all in rows. x: rows × inputs; out: rows × columns, up to the next row_group.
  void (*multiply)(const MatrixView* weight, const float* x, std::size_t rows, float* scratch, float* out);

  /// What the first layer's gates take from forms of words: for each row of x, of both directions, the
  /// numbers of all units for candidate and forget gate, then those for reset gate and highway, two in a
  /// word. They are the upper halves of floats, so that what is remembered of many forms stays in near
  /// caches.
  ///
  /// weight: of 3 or 4 gates forward, then backward. x: rows × inputs; out: rows × 4 · units.
  void (*project)(const MatrixView* weight, std::size_t units, const float* x, std::size_t rows,
                  float* scratch, std::int32_t* out);

  /// Both directions of a layer of simple recurrent units (Lei, Zhang, Wang, Dai and Artzi 2018, equations
  /// 1–4, without the tanh):
  ///
  ///     f = σ(x·Wf + vf ⊙ c' + bf)       c = f ⊙ c' + (1 − f) ⊙ x·W
  ///     r = σ(x·Wr + vr ⊙ c' + br)       h = r ⊙ c  + (1 − r) ⊙ x'
  ///
  /// where σ is made of two parabolas, within 0.02 of the logistic function:
  ///
  ///     σ(x) = ½ + t − ½·t·|t|           t = x / 4, within ±1
  ///
  /// and c' is the state of the row before (forward) or after (backward), and 0 at the edges of a sequence;
  /// x' is x·Wp where there are four gates, and otherwise what `through` has for the direction.
  ///
  /// x: rows × inputs. through: rows × 2 · units, not read where there are four gates. `first`: rows + 1
  /// flags, 1 where a row begins a sequence, and at the end. out: rows × 2 · units, forward then backward.
  void (*run_layer)(const LayerView* directions, const float* x, const float* through,
                    const std::uint8_t* first, std::size_t rows, float* scratch, float* out);

  /// The same for the first layer, without its products (`gates` and `weight` are not read): a row's gates
  /// are what form[row] gives, see project(), and place[row]: for forward and then backward, four gates.
  void (*run_first_layer)(const LayerView* directions, const std::int32_t* const* form,
                          const float* const* place, const std::uint8_t* first, std::size_t rows,
                          float* scratch, float* out);

  /// out += scale · values, for a row of a quantised table.
  void (*add_scaled)(const std::int8_t* values, float scale, std::size_t count, float* out);

  /// out = start + Σ factors[row] · row of the table, over `count` rows in their order, for one of floats and
  /// for a quantised one. `start` may be `out`.
  void (*add_rows)(const float* table, std::size_t columns, const float* factors, const std::uint8_t* rows,
                   std::size_t count, const float* start, float* out);
  void (*add_quantised_rows)(const std::int8_t* table, std::size_t columns, const float* factors,
                             const std::uint32_t* rows, std::size_t count, const float* start, float* out);

  /// out[i] = row i of the table · units, for the rows of a quantised one; each must stay within 32 bits.
  void (*multiply_rows)(const std::int8_t* table, std::size_t columns, const std::uint32_t* rows,
                        std::size_t count, const std::int16_t* units, std::int32_t* out);

  /// Σ max(0, hidden) · weights, in four sums; `count` is a multiple of 4.
  float (*rectify)(const float* hidden, const float* weights, std::size_t count);
};

/// Rows that go through a layer's matrix product at a time: enough to keep the multipliers busy, few enough
/// for the product to stay in the nearest caches until the recurrence has read it.
inline constexpr std::size_t product_rows = 32;

/// How many floats of scratch any function of a kernel needs for so many rows, inputs and columns.
constexpr std::size_t scratch_size(std::size_t rows, std::size_t inputs, std::size_t columns) noexcept {
  const std::size_t padded = (rows + row_group - 1) / row_group * row_group;
  return padded * (inputs / 2 + 1) + (product_rows + 1) * columns;
}

extern const Kernel kernel_baseline;  ///< what every machine of the architecture has: SSE2 on x86-64
#ifdef HEARSAY_X86_KERNELS
extern const Kernel kernel_avx2;    ///< AVX2
extern const Kernel kernel_avx512;  ///< AVX-512 F, DQ, BW, VL and VNNI
#endif

}  // namespace hearsay::tagger
