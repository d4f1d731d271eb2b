// From phrases to sources: the steps of resolution in their order. Each has a file of its own, which opens
// with what it does:
//
//     words.cpp → phrases.cpp → coreference.cpp (names, nominals, pronouns) → typing.cpp, hearsay.cpp,
//     anonymity.cpp → sources
#include <algorithm>

#include "hearsay/source.hpp"
#include "lexicon/word_set.hpp"
#include "source/anonymity.hpp"
#include "source/coreference.hpp"
#include "source/hearsay.hpp"
#include "source/typing.hpp"
#include "tagger/state.hpp"
#include "text/characters.hpp"
#include "text/speaker_label.hpp"

namespace hearsay {

struct Resolver::State {
  State(Lexicon from, Model with)
      : lexicon(std::move(from)),
        model(std::move(with)),
        vocabulary(lexicon),
        anonymity(lexicon),
        choose(source::choose_by(model.state().rank_choice)) {}

  Lexicon lexicon;
  Model model;
  source::Vocabulary vocabulary;
  source::AnonymityTerms anonymity;
  source::Choose choose;
};

namespace {

using source::Chain;
using source::Coreference;
using source::Index;
using source::none;
using source::Typing;

// Numbers the entities that are sources, or that passed a statement on, by their first mention.
class Numbering {
 public:
  Numbering(const Coreference& coreference, const std::vector<Chain>& chains, Typing& typing)
      : id_of_(coreference.entities.size()) {
    std::vector<bool> wanted(coreference.entities.size(), false);
    const auto want = [&](Index e) {
      if (e != none) wanted[static_cast<std::size_t>(e)] = true;
    };
    for (const Chain& chain : chains) {
      want(chain.source);
      for (const Index e : chain.via) want(e);
    }
    for (std::size_t e = 0; e < wanted.size(); ++e) {
      if (wanted[e]) sources_.push_back({static_cast<Index>(e), typing.source(static_cast<Index>(e))});
    }
    std::sort(sources_.begin(), sources_.end(), [](const Numbered& a, const Numbered& b) {
      return a.source.mentions.front().span < b.source.mentions.front().span ||
             (a.source.mentions.front().span == b.source.mentions.front().span && a.entity < b.entity);
    });
    for (std::size_t i = 0; i < sources_.size(); ++i)
      id_of_[static_cast<std::size_t>(sources_[i].entity)] = static_cast<SourceId>(i);
    for (Numbered& numbered : sources_) numbered.source.speaks_for = id(typing.speaks_for(numbered.entity));
  }

  std::optional<SourceId> id(Index e) const {
    return e == none ? std::nullopt : id_of_[static_cast<std::size_t>(e)];
  }

  std::vector<Source> take_sources() {
    std::vector<Source> sources;
    sources.reserve(sources_.size());
    for (Numbered& numbered : sources_) sources.push_back(std::move(numbered.source));
    return sources;
  }

 private:
  struct Numbered {
    Index entity;
    Source source;
  };
  std::vector<Numbered> sources_;
  std::vector<std::optional<SourceId>> id_of_;
};

// Who is questioned, by the words above the first turn: "Interview with Mayor Ina Berg", "Q&A: Ina Berg".
Span find_questioned(const Document& document, const Lexicon& lexicon) {
  const lexicon::WordSet talks(lexicon, {"talk"}), links(lexicon, {"talk-with"});
  constexpr std::uint32_t longest_way = 8;  // "sat down on Monday with"
  const auto keys = document.word_keys();
  const auto tokens = document.tokens();
  for (const Paragraph& paragraph : document.paragraphs()) {
    if (paragraph.kind == ParagraphKind::turn) break;
    const IndexRange words = paragraph.tokens;
    std::uint32_t talked = words.begin;  // up to where the name may begin
    for (std::uint32_t at = words.begin; at < words.end; ++at) {
      if (talks.contains(keys[at])) talked = at + longest_way;
      if (at >= talked || !(links.contains(keys[at]) || document[tokens[at]] == ":")) continue;
      std::uint32_t end = at + 1;
      while (end < words.end && tokens[end].kind == TokenKind::word &&
             text::starts_upper(document[tokens[end]]))
        ++end;
      if (end > at + 1) return {tokens[at + 1].span.begin, tokens[end - 1].span.end};
    }
  }
  return {};
}

// "Q" and "A" of a transcript name nobody, but who answers may have been introduced: copies of the
// attributions with that name or none; no copies where there is nothing to replace.
std::vector<Attribution> without_askers(const Document& document, const Lexicon& lexicon,
                                        std::span<const Attribution> given) {
  using Form = text::SpeakerLabel::Form;
  const auto form_of = [&](Span source) {
    if (source.empty()) return Form::none;
    const std::uint32_t sentence = document.sentence_at(source.begin);
    if (sentence == document.sentences().size()) return Form::none;
    const Paragraph& paragraph = document.paragraphs()[document.sentences()[sentence].paragraph];
    const bool is_speaker =
        !paragraph.speaker.empty() && document.tokens()[paragraph.speaker.begin].span.begin == source.begin;
    return is_speaker ? text::read_speaker_label(document[paragraph.span]).form : Form::none;
  };
  std::vector<Attribution> named;
  std::optional<Span> questioned;
  for (std::size_t i = 0; i < given.size(); ++i) {
    const Form form = form_of(given[i].source.hull());
    if (form != Form::question && form != Form::answer && form != Form::unnamed) continue;
    if (named.empty()) named.assign(given.begin(), given.end());
    if (named[i].cue.empty()) named[i].cue = named[i].source;  // or the speaker before would go on
    named[i].source = {};
    if (form != Form::answer) continue;
    if (!questioned) questioned = find_questioned(document, lexicon);
    if (!questioned->empty()) named[i].source = *questioned;
  }
  return named;
}

}  // namespace

Resolver::Resolver(Lexicon lexicon, Model model)
    : state_(std::make_shared<const State>(std::move(lexicon), std::move(model))) {}

Resolution Resolver::resolve(const Document& document, std::span<const Attribution> given,
                             std::string_view publisher) const {
  const std::vector<Attribution> named = without_askers(document, state_->lexicon, given);
  const std::span<const Attribution> attributions = named.empty() ? given : named;
  const Model::State& model = state_->model.state();
  const source::Words words(document, state_->vocabulary, &model.network.vocabulary);
  const source::Contents contents(attributions);
  const Coreference coreference = source::resolve_coreference(words, attributions, contents, state_->choose);
  const std::vector<Chain> chains =
      source::find_chains(words, state_->lexicon, coreference, attributions, contents, publisher);
  Typing typing(words, model.network.vocabulary, model.type_network, coreference, attributions, chains);
  Numbering numbering(coreference, chains, typing);
  Resolution resolution;
  resolution.sourcings.reserve(attributions.size());
  for (std::size_t a = 0; a < attributions.size(); ++a) {
    Sourcing sourcing;
    sourcing.source = numbering.id(chains[a].source);
    for (const Index e : chains[a].via) sourcing.via.push_back(*numbering.id(e));
    sourcing.hops = chains[a].hops;
    sourcing.hop_span = chains[a].shown;
    sourcing.description = chains[a].description;
    sourcing.senior = typing.senior_words(chains[a].source, sourcing.description);
    resolution.sourcings.push_back(std::move(sourcing));
  }
  resolution.sources = numbering.take_sources();
  source::place_anonymity(document, attributions, state_->anonymity.find(document), resolution);
  return resolution;
}

}  // namespace hearsay
