#pragma once

#include <cstddef>
#include <memory>
#include <span>

#include "hearsay/error.hpp"
#include "hearsay/export.hpp"

namespace hearsay {

/// The trained weights of the extractor: a tagger of roles and a linker of spans. Immutable; copies share one
/// state.
class HEARSAY_EXPORT Model {
 public:
  /// The weights that the library carries with it (see models/README.md). The first call decodes them, some
  /// ten milliseconds; later ones are O(1).
  [[nodiscard]] static const Model& builtin();

  /// Weights from a file's bytes, which are copied. Errors: invalid_model for bytes that are damaged, foreign
  /// or of another version.
  [[nodiscard]] static Result<Model> from_bytes(std::span<const std::byte> bytes);

  /// For the library's own modules.
  struct State;
  [[nodiscard]] const State& state() const noexcept { return *state_; }

 private:
  explicit Model(std::shared_ptr<const State> state) : state_(std::move(state)) {}
  std::shared_ptr<const State> state_;
};

}  // namespace hearsay
