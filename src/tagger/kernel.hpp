#pragma once

#include <cstddef>
#include <cstdint>

// This header is included by code that is compiled for several instruction sets. It must not define
// functions, and must not include what does: an inline function compiled with AVX-512 and kept by the linker
// would run on machines without it.

namespace hearsay::tagger {

/// How many of a recurrent layer's units are computed together. Layers must have a multiple of it.
inline constexpr std::size_t unit_block = 16;

/// Rows are multiplied in groups; buffers of rows are padded up to a multiple of it, so that every row takes
/// the same path through the matrix product and gets the same sums, to the last bit, wherever it stands.
inline constexpr std::size_t row_group = 8;

/// Columns of a row of tag scores: seven tags and one that no text can have, for the sake of vector
/// registers.
inline constexpr std::size_t tag_columns = 8;

/// One direction of one layer. Gates of a row stand in the order candidate, forget, reset and, where there
/// are four, highway.
struct LayerView {
  std::size_t inputs;
  std::size_t units;
  std::size_t gates;    ///< 3 or 4
  const float* weight;  ///< inputs × gates · units
  const float* state;   ///< 2 · units: factors of the state within the forget and the reset gate
  const float* bias;    ///< 2 · units: of the same two
};

/// The arithmetic of the tagger, compiled for one instruction set.
struct Kernel {
  const char* name;

  /// out = x · weight, all in rows. x: rows × inputs; weight: inputs × columns. What the functions below
  /// multiply with.
  void (*multiply)(const float* x, const float* weight, std::size_t rows, std::size_t inputs,
                   std::size_t columns, float* out);

  /// Both directions of a layer of simple recurrent units (Lei, Zhang, Wang, Dai and Artzi 2018, equations
  /// 1–4, without the tanh):
  ///
  ///     f = σ(x·Wf + vf ⊙ c' + bf)       c = f ⊙ c' + (1 − f) ⊙ x·W
  ///     r = σ(x·Wr + vr ⊙ c' + br)       h = r ⊙ c  + (1 − r) ⊙ x'
  ///
  /// where c' is the state of the row before (forward) or after (backward), and 0 at the edges of a sequence;
  /// x' is x·Wp where there are four gates, and otherwise the half of x that belongs to the direction.
  ///
  /// x: padded rows × inputs. `first`: rows + 1 flags, 1 where a row begins a sequence, and at the end.
  /// `scratch`: scratch_size(layer) floats. out: rows × 2 · units, forward then backward.
  void (*run_layer)(const LayerView* directions, const float* x, const std::uint8_t* first, std::size_t rows,
                    float* scratch, float* out);

  /// The same for a layer of four gates whose products are known (`weight` is not read): that of a row is
  /// form[row] + place[row], each of 8 · units, the gates of forward and then those of backward.
  /// `scratch`: `units` floats.
  void (*run_first_layer)(const LayerView* directions, const float* const* form, const float* const* place,
                          const std::uint8_t* first, std::size_t rows, float* scratch, float* out);

  /// emission = x · weight + bias, and likelihood = exp(emission − its greatest in the row).
  /// x: padded rows × inputs; weight: inputs × tag_columns; results: padded rows × tag_columns.
  void (*run_output)(const float* x, const float* weight, const float* bias, std::size_t rows,
                     std::size_t inputs, float* emission, float* likelihood);

  /// out += scale · values, for a row of a quantised table.
  void (*add_scaled)(const std::int8_t* values, float scale, std::size_t count, float* out);
};

/// Rows that go through a layer's matrix product at a time: enough to keep the multipliers busy, few enough
/// for the product to stay in the second-level cache until the recurrence has read it.
inline constexpr std::size_t product_rows = 128;

constexpr std::size_t scratch_size(const LayerView& layer) noexcept {
  return product_rows * layer.gates * layer.units + layer.units;
}

extern const Kernel kernel_baseline;  ///< what every machine of the architecture has: SSE2 on x86-64
#ifdef HEARSAY_X86_KERNELS
extern const Kernel kernel_avx2;    ///< AVX2 and FMA
extern const Kernel kernel_avx512;  ///< AVX-512 F, DQ, BW and VL
#endif

}  // namespace hearsay::tagger
