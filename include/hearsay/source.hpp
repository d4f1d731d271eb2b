#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "hearsay/attribution.hpp"
#include "hearsay/document.hpp"
#include "hearsay/export.hpp"
#include "hearsay/lexicon.hpp"
#include "hearsay/model.hpp"
#include "hearsay/span.hpp"
#include "hearsay/words.hpp"

namespace hearsay {

/// What kind of source speaks.
enum class Identity : std::uint8_t {
  named,    ///< a particular person whom the article names
  unnamed,  ///< a particular person or a countable few whom it never names: "two people familiar with the
            ///< matter"
  group,    ///< an unnamed plural or generic group: "officials", "experts"
  organization,  ///< an institution, company, agency, country, campaign or outlet as the one who speaks
  document,      ///< a text or data: "the report", "a poll"
};
template <>
inline constexpr std::size_t enumerator_count<Identity> = 5;

/// In what capacity the source speaks; that of the issuer for a document.
enum class Role : std::uint8_t {
  leader,
  military,
  official,
  legislator,
  candidate,
  law,
  expert,
  business,
  media,
  advocate,
  public_,
  unknown,
};
template <>
inline constexpr std::size_t enumerator_count<Role> = 12;

/// How the source could know what it says, as far as the article tells.
enum class Access : std::uint8_t { unstated, briefed, took_part, witnessed };
template <>
inline constexpr std::size_t enumerator_count<Access> = 4;

enum class Gender : std::uint8_t { unstated, female, male };
template <>
inline constexpr std::size_t enumerator_count<Gender> = 3;

/// Something that the text shows, with the span that shows it; the span is empty where the lexicon alone
/// knows it.
template <class T>
struct Shown {
  T value{};
  Span span;

  friend bool operator==(const Shown&, const Shown&) = default;
};

enum class MentionKind : std::uint8_t { name, description, pronoun };
template <>
inline constexpr std::size_t enumerator_count<MentionKind> = 3;

/// What joined a mention to its source.
enum class JoinedBy : std::uint8_t {
  first,           ///< nothing: the source begins with it
  full_name,       ///< the same name: "Donald J. Trump" and "Donald Trump", "the ministry of defence" again
  short_name,      ///< a part of the name, or one letter off: "Trump", "Moody's" of "Moody's Ratings"
  acronym,         ///< the initials: "OECD"
  apposition,      ///< it stands beside a mention: "Emil Rask, *the harbour master*"
  copula,          ///< "Rask is *the harbour master*"
  conjunction,     ///< "the former first lady and *senator*"; the same several again: "*Ruth Hale and Omar
                   ///< Reyes*"
  owner,           ///< the same thing of the same owner: "*her campaign*"
  noun,            ///< chosen by the network: "*the agency*"
  announced,       ///< chosen by the network, before the source is named: "*A judge* … Justice Frank Nervo"
  pronoun,         ///< chosen by the network: "*it*"
  relative,        ///< "Rask, *who* …"
  quantity,        ///< those who were just named: "*both*", "*the two senators*"
  speaker,         ///< the "*I*" of a quotation, and the "*we*" of a group or institution that speaks
  speakers_group,  ///< chosen by the network: the "*we*" of somebody who speaks of himself or of others
};
template <>
inline constexpr std::size_t enumerator_count<JoinedBy> = 15;

/// One span that refers to a source.
struct Mention {
  Span span;
  MentionKind kind = MentionKind::name;
  JoinedBy joined_by = JoinedBy::first;

  friend bool operator==(const Mention&, const Mention&) = default;
};

/// Where the words stand that speak for a source's identity or role.
enum class Evidence : std::uint8_t {
  head,         ///< the noun that describes it: "a *spokesman*"
  title,        ///< "*Gen.* Karim Solane"
  modifier,     ///< between determiner and head: "*defence* officials"
  name,         ///< in its name: "Skoddal *Ltd*"
  complement,   ///< "the head of *the clinic*"
  owner,        ///< "*the party's* chairman"
  after,        ///< behind a mention: "Rask, who *runs* the port"
  before,       ///< before a mention
  span,         ///< among the words that an attribution takes for its source
  cue,          ///< "*testified*"
  institution,  ///< one that the lexicon lists, within the description
  known,        ///< the person is known to the lexicon, which may decide alone
  form,         ///< the form of the mentions: pronoun, plural, count, determiner
  rank,         ///< "*Brig.* Emil Rask": a rank of an army or the police, which decides alone
  users,        ///< a row that the user added to the lexicon, which decides alone
};
template <>
inline constexpr std::size_t enumerator_count<Evidence> = 15;

/// One reason for what a source was taken to be.
struct Reason {
  Evidence evidence = Evidence::form;
  Span span;  ///< the words; empty where no single word gives the reason
  float log_odds =
      0;  ///< that they add for what was decided against what came next; 0 for what decides alone

  friend bool operator==(const Reason&, const Reason&) = default;
};

/// How sure the answers about a source are, each as the share of its network's belief that it has (softmax of
/// the scores), 0–1 in thousandths; 1 where a rule decided.
struct Certainty {
  double identity = 1, role = 1, specificity = 1;

  friend bool operator==(const Certainty&, const Certainty&) = default;
};

/// Index into Resolution::sources and Analysis::sources.
using SourceId = std::uint32_t;

/// Index into Analysis::tentative_sources, and into no other list.
enum class TentativeSourceId : std::uint32_t {};

/// Whom statements are attributed to, after every mention of it in the article has been joined.
template <class Id>
struct BasicSource {
  std::string name;  ///< the fullest name or description in the article: "Oleksandr Syrsky", "a senior U.S.
                     ///< military official"
  Identity identity = Identity::unnamed;
  Role role = Role::unknown;
  /// What spoke most for the identity and for the role, at most three each, the strongest first. They are
  /// chosen by a small network, whose sum has further parts.
  std::vector<Reason> identity_because, role_because;
  /// How far a reader could trace it. 3: uniquely identified; 2: narrowed to an institution, unit or rank; 1:
  /// a broad class; 0: nothing but that someone said it.
  std::uint8_t specificity = 0;
  Certainty certainty;              ///< of identity, role and specificity
  Shown<bool> senior;               ///< a description claims rank: "senior", "top"
  Shown<std::string> office;        ///< "commander-in-chief", "General"; empty where unstated
  Shown<std::string> organization;  ///< "Pentagon"; empty where unstated
  Shown<std::string> country;       ///< "Ukraine", "United States"; empty where unstated
  Shown<std::uint32_t> count;       ///< 2 for "two officials"; 0 where it does not apply
  Shown<Gender> gender;
  Shown<Access> access;
  /// The terms of attribution: every span that gives a reason or condition for not naming the source.
  std::vector<Span> anonymity;
  std::optional<Id> speaks_for;  ///< a spokesperson's organization, where that is a source of the article too
  std::vector<Mention> mentions;  ///< in the order of the text

  friend bool operator==(const BasicSource&, const BasicSource&) = default;
};
using Source = BasicSource<SourceId>;
using TentativeSource = BasicSource<TentativeSourceId>;

/// How one attribution reaches the reader: from its source, perhaps through others.
///
///     The Post reported, citing two officials, that …      source: two officials; via: the Post; hops: 1
template <class Id>
struct BasicSourcing {
  std::optional<Id> source;  ///< none for a sourceless attribution ("reportedly", "it is believed")
  std::vector<Id> via;       ///< those who passed it on, the one nearest the article first
  std::uint8_t hops = 0;     ///< steps of hearsay between the source and the article; at least via.size()
  Span hop_span;             ///< what shows the hearsay: "reportedly", "citing"; empty where hops is 0
  Span anonymity;            ///< the reason or terms given with this attribution; empty where none
  Span description;          ///< the mention that the attribution uses (Attribution::source's hull)
  Span senior;               ///< the words of that mention that claim rank; empty where none do

  friend bool operator==(const BasicSourcing&, const BasicSourcing&) = default;
};
using Sourcing = BasicSourcing<SourceId>;

struct Resolution {
  std::vector<Source> sources;      ///< in the order of their first mention
  std::vector<Sourcing> sourcings;  ///< one for each attribution, in their order

  friend bool operator==(const Resolution&, const Resolution&) = default;
};

/// Joins the mentions of an article into sources and types them. Immutable, shared between threads.
class HEARSAY_EXPORT Resolver {
 public:
  explicit Resolver(Lexicon lexicon = Lexicon::builtin(), Model model = Model::builtin());

  /// `publisher` is the outlet whose article it is, if that is known: what sources told it themselves is no
  /// hearsay. O(n log n) in the number of tokens.
  [[nodiscard]] Resolution resolve(const Document& document, std::span<const Attribution> attributions,
                                   std::string_view publisher = {}) const;

 private:
  struct State;
  std::shared_ptr<const State> state_;
};

[[nodiscard]] HEARSAY_EXPORT std::string_view to_string(Identity identity) noexcept;
[[nodiscard]] HEARSAY_EXPORT std::string_view to_string(Role role) noexcept;
[[nodiscard]] HEARSAY_EXPORT std::string_view to_string(Access access) noexcept;
[[nodiscard]] HEARSAY_EXPORT std::string_view to_string(Gender gender) noexcept;
[[nodiscard]] HEARSAY_EXPORT std::string_view to_string(MentionKind kind) noexcept;
[[nodiscard]] HEARSAY_EXPORT std::string_view to_string(Evidence evidence) noexcept;
[[nodiscard]] HEARSAY_EXPORT std::string_view to_string(JoinedBy joined_by) noexcept;

}  // namespace hearsay
