#pragma once

#include <cstddef>
#include <vector>

#include "hearsay/model.hpp"
#include "tagger/choice_network.hpp"
#include "tagger/container.hpp"
#include "tagger/kernel_choice.hpp"
#include "tagger/network.hpp"
#include "tagger/type_network.hpp"

namespace hearsay {

struct Model::State {
  std::vector<std::byte> bytes;  ///< what `file` refers to; empty for the weights that the library carries
  tagger::Container file;        ///< every tensor, those of other modules included
  tagger::Network network;
  tagger::ChoiceNetwork source_choice;   ///< "linker.source": which source a cue has
  tagger::ChoiceNetwork content_choice;  ///< "linker.content": which cue a content has
  tagger::ChoiceNetwork rank_choice;     ///< "coreference": whom a noun or pronoun means
  tagger::TypeNetwork type_network;      ///< "typer": what kind of source an entity is
  const tagger::Kernel* kernel;          ///< what all of them compute with

  /// The weights that the library carries, to be computed with a kernel of one's own choice, for measuring.
  static Model builtin_with(const tagger::Kernel& kernel);
};

}  // namespace hearsay
