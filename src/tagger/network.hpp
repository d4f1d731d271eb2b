#pragma once

#include <cstddef>
#include <vector>

#include "hearsay/error.hpp"
#include "tagger/container.hpp"
#include "tagger/crf.hpp"
#include "tagger/features.hpp"

namespace hearsay::tagger {

/// A layer of simple recurrent units in both directions; see the tensors below for the shapes.
struct Layer {
  std::size_t units = 0;  ///< of one direction
  std::size_t gates = 0;
  Matrix weight, state, bias;
  Matrix narrowing;  ///< of no rows where `weight` takes the layer's input as it is
};

/// The tagger's weights:
///
///     token → [ fixed word vector | learned word vector + affixes + shape + quote + start ]
///           → layers → tag scores, twice → Crf, twice
///
/// and their tensors in the file, where "any" is f32, or i8 with scales:
///
///     vocabulary          u64  1 × V         hashes of words, in the order of their ids
///     embed.word          i8   V+2 × a       fixed word vectors (row 0 for unknown words, 1 for numbers)
///     embed.learned       i8   V+2 × b       vectors learned with the tagger
///     embed.suffix2       i8   1024 × b      tables of the other features, added to the learned vector
///     embed.suffix3       i8   4096 × b
///     embed.prefix3       i8   4096 × b
///     embed.shape         i8   20 × b
///     embed.quote         any  6 × b
///     embed.start         any  4 × b
///     layer.I.weight      any  in × 2·g·H    I = 0, 1, …; forward then backward, in each the gates;
///                                            in = a+b at first, then 2H; g = 4, or 3 where in = 2H
///     layer.I.narrowing   any  2H × r        only where I > 0, and may be missing: the layer's input goes
///                                            through it, and its weight is r × 2·g·H
///     layer.I.state       any  2 × 2·H       for each direction: of the forget gate, of the reset gate
///     layer.I.bias        any  2 × 2·H
///     output.weight       any  2H × 7
///     output.bias         any  1 × 7
///     crf.transition      any  7 × 7         from row to column
///     crf.start, crf.end  any  1 × 7
///     inner.output.weight …   the same five, for the attributions inside the contents of others
struct Network {
  Vocabulary vocabulary;
  QuantisedMatrix word;
  QuantisedMatrix learned;
  QuantisedMatrix suffix2, suffix3, prefix3, shape;
  Matrix quote, start;
  std::vector<Layer> layers;  ///< at least one
  Matrix output_weight,
      output_bias;  ///< 2H × 14 and 1 × 14: of the outer attributions, then of the inner ones
  Crf crf;
  Crf daring_crf;  ///< the same, but eager to find spans
  Crf inner_crf;

  std::size_t inputs() const noexcept { return word.cols + learned.cols; }
  /// Multiplications and additions in the matrix products of the first layer, for each form of a word, and in
  /// all others, for each token.
  std::size_t operations_per_form() const noexcept { return 2 * layers.front().weight.values.size(); }
  std::size_t operations_per_token() const noexcept;

  /// Errors: invalid_model for a tensor that is missing or of a wrong type or shape.
  static Result<Network> read(const Container& file);
};

}  // namespace hearsay::tagger
