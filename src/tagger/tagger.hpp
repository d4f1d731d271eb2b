#pragma once

#include <array>
#include <bitset>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "hearsay/document.hpp"
#include "hearsay/model.hpp"
#include "tagger/features.hpp"
#include "tagger/form_cache.hpp"
#include "tagger/kernel.hpp"
#include "tagger/packed_matrix.hpp"
#include "tagger/tags.hpp"

namespace hearsay::tagger {

/// Memory that tagging needs and that the next document can use again. One for each thread: some 15 MB, and
/// 16 bytes for each token of the longest document.
class Workspace {
 public:
  /// Of the tokens of the document that was tagged last.
  std::span<const Features> features() const noexcept { return features_; }

  /// Gives back what grows with the length of a document.
  void release_document() noexcept {
    std::vector<Features>().swap(features_);
    std::vector<IndexRange>().swap(packs_);
  }

  /// How many forms of words went through the first layer's products so far, for the bench.
  std::uint64_t projected_forms() const noexcept { return projected_forms_; }

 private:
  friend class Tagger;

  std::string buffer_;
  std::vector<Features> features_;
  std::vector<IndexRange> packs_;
  std::vector<std::uint8_t> first_;
  FormCache forms_;
  std::uint64_t projected_forms_ = 0;
  std::vector<const std::int32_t*> form_products_;
  std::uint64_t owner_ = 0;  // the tagger whose products of places these are
  std::bitset<Features::place_count> known_places_;
  std::vector<float> products_of_places_;
  std::vector<const float*> place_products_;
  std::vector<TagScores> emission_, inner_emission_;
  std::vector<float> inputs_, narrow_inputs_, outputs_, scratch_, crf_;
};

/// Finds the tokens of sources, cues and contents. Immutable; shared between threads.
///
/// The tags of a pack of paragraphs (see find_packs) depend on its text alone, to the last bit, with every
/// instruction set.
class Tagger {
 public:
  /// Computes with the model's kernel.
  explicit Tagger(const Model& model);
  Tagger(Model model, const Kernel& kernel);

  /// Overwrites `tags`, and where it is given, `emission` with the scores of each token's tags before their
  /// neighbours are looked at: any real numbers. O(length of the text). Once `workspace` and `tags` have held
  /// a document as long, allocates nothing.
  void tag(const Document& document, Workspace& workspace, Tags& tags,
           std::vector<TagScores>* emission = nullptr) const;

 private:
  void embed_form(const Features& features, float* x) const;
  /// What the first layer's gates take from a token's place.
  const float* products_of_place(const Features& features, Workspace& workspace) const;
  void project(std::span<const Features> features, Workspace& workspace) const;
  void tag_batch(std::span<const Features> features, std::span<const IndexRange> packs, Workspace& workspace,
                 Tags& tags) const;

  Model model_;
  const Kernel* kernel_;
  std::uint64_t id_;           // no other tagger's, copies apart; never 0
  PackedMatrix first_weight_;  // of both directions
  struct Weights {
    PackedMatrix narrowing;  // of no columns where there is none
    std::array<PackedMatrix, 2> directions;
  };
  std::vector<Weights> weights_;  // of the other layers
  PackedMatrix output_weight_;
};

}  // namespace hearsay::tagger
