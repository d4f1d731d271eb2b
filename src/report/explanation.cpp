// Why a source or a statement is what it is, for people: every decision with the words that it rests on.
#include <algorithm>

#include "hearsay/report.hpp"
#include "report/text_page.hpp"
#include "report/writing.hpp"

namespace hearsay {
namespace {

constexpr std::size_t most_mentions = 12;
constexpr std::uint32_t words_around = 6;

// What begins with a quote mark has its own.
std::string quoted(std::string_view text) {
  if (text.starts_with("“") || text.starts_with('"')) return printable(text);
  return "“" + printable(text) + "”";
}

// "a named person", "an unnamed person"; after "is taken for".
std::string_view in_words(Identity identity) {
  switch (identity) {
    case Identity::named:
      return "a named person";
    case Identity::unnamed:
      return "a person, or a few, whom the article does not name";
    case Identity::group:
      return "a group";
    case Identity::organization:
      return "an organization";
    case Identity::document:
      return "a document";
  }
  return "";
}

std::string_view in_words(Role role) {
  switch (role) {
    case Role::leader:
      return "the head of a state or government";
    case Role::military:
      return "the military";
    case Role::official:
      return "an official";
    case Role::legislator:
      return "a legislator";
    case Role::candidate:
      return "a party or candidate";
    case Role::law:
      return "police, prosecution, courts or lawyers";
    case Role::expert:
      return "an expert";
    case Role::business:
      return "business";
    case Role::media:
      return "the media";
    case Role::advocate:
      return "a cause";
    case Role::public_:
      return "the public";
    case Role::unknown:
      return "nothing that the article tells";
  }
  return "";
}

std::string_view in_words(std::uint8_t specificity) {
  constexpr std::string_view words[] = {"nothing but that someone said it", "a broad class",
                                        "narrowed down to an institution, a unit or a rank",
                                        "uniquely identified"};
  return words[std::min<std::size_t>(specificity, 3)];
}

std::string_view in_words(JoinedBy joined_by) {
  switch (joined_by) {
    case JoinedBy::first:
      return "the source begins here";
    case JoinedBy::full_name:
      return "the same name";
    case JoinedBy::short_name:
      return "part of the name";
    case JoinedBy::acronym:
      return "the initials of the name";
    case JoinedBy::apposition:
      return "stands beside a mention";
    case JoinedBy::copula:
      return "what the source is said to be";
    case JoinedBy::conjunction:
      return "the same again, joined by “and”";
    case JoinedBy::owner:
      return "the same thing of the same owner";
    case JoinedBy::noun:
      return "a noun that fits this source best";
    case JoinedBy::announced:
      return "described before being named";
    case JoinedBy::pronoun:
      return "a pronoun that fits this source best";
    case JoinedBy::relative:
      return "goes on from the mention before it";
    case JoinedBy::quantity:
      return "counts those who were just named";
    case JoinedBy::speaker:
      return "the speaker of the quotation";
    case JoinedBy::speakers_group:
      return "the group for which the speaker speaks";
  }
  return "";
}

std::string in_words(const Document& document, const Reason& reason) {
  std::string words = quoted(document[reason.span]);
  switch (reason.evidence) {
    case Evidence::head:
      return "described as " + words;
    case Evidence::title:
      return "a title in " + words;
    case Evidence::modifier:
      return reason.span.empty() ? "what stands before its noun" : words + " in its description";
    case Evidence::name:
      return words + " in its name";
    case Evidence::complement:
      return "belongs to " + words;
    case Evidence::owner:
      return words + " is the owner";
    case Evidence::after:
      return words + " stands behind a mention";
    case Evidence::before:
      return words + " stands before a mention";
    case Evidence::span:
      return words + " among the words for it";
    case Evidence::cue:
      return "the verb " + words;
    case Evidence::institution:
      return "the lexicon knows the institution in " + words;
    case Evidence::known:
      return "the lexicon knows this person";
    case Evidence::form:
      return "the form of its mentions";
    case Evidence::rank:
      return "the rank " + words;
    case Evidence::users:
      return "your lexicon lists " + words;
  }
  return words;
}

std::string in_words(const Document& document, const std::vector<Reason>& reasons) {
  std::string out;
  for (const Reason& reason : reasons) {
    if (!out.empty()) out += "; ";
    out += in_words(document, reason);
    if (reason.log_odds > 0) out += " +" + fixed(double{reason.log_odds}, 1);
  }
  return out.empty() ? "no single word, but the whole of it" : out;
}

// A span with some words before and behind it.
std::string in_context(const Document& document, Span span) {
  const IndexRange tokens = document.tokens_in(span);
  const IndexRange sentence = document.sentences()[document.sentence_at(span.begin)].tokens;
  const auto text_of = [&](std::uint32_t begin, std::uint32_t end) {
    return begin < end
               ? document[Span{document.tokens()[begin].span.begin, document.tokens()[end - 1].span.end}]
               : std::string_view();
  };
  const std::uint32_t begin =
      std::max<std::uint32_t>(sentence.begin, tokens.begin > words_around ? tokens.begin - words_around : 0u);
  const std::uint32_t end = std::min<std::uint32_t>(sentence.end, tokens.end + words_around);
  std::string out = begin > sentence.begin ? "… " : "";
  if (begin < tokens.begin) out += printable(text_of(begin, tokens.begin)) + " ";
  out += "[" + printable(document[span]) + "]";
  if (tokens.end < end) out += " " + printable(text_of(tokens.end, end));
  return out + (end < sentence.end ? " …" : "");
}

void write_source(const Analysis& analysis, SourceId id, TextPage& page) {
  const Source& source = analysis.sources[id];
  const Document& document = analysis.document;
  page.heading(printable(source.name));
  page.paragraph("  ", 2, printable(describe_source(analysis, source)));
  page.paragraph("  ", 2,
                 "Taken for " + std::string(in_words(source.identity)) +
                     " because of: " + in_words(document, source.identity_because) + ".");
  page.paragraph("  ", 2,
                 "Speaks for " + std::string(in_words(source.role)) +
                     " because of: " + in_words(document, source.role_because) + ".");
  page.paragraph("  ", 2,
                 "A reader can trace it: " + std::string(in_words(source.specificity)) + " (" +
                     std::to_string(source.specificity) + " of 3).");
  page.paragraph("  ", 2, "Mentioned " + plural(source.mentions.size(), "time") + ":");
  for (std::size_t i = 0; i < std::min(source.mentions.size(), most_mentions); ++i) {
    const Mention& mention = source.mentions[i];
    page.paragraph("    ", 6,
                   in_context(document, mention.span) + " — " + std::string(in_words(mention.joined_by)));
  }
  if (source.mentions.size() > most_mentions)
    page.paragraph("    ", 6, "and " + plural(source.mentions.size() - most_mentions, "further mention"));
}

void write_statement(const Analysis& analysis, std::size_t index, TextPage& page) {
  const Statement& statement = analysis.statements[index];
  const Strength& strength = statement.assessment.strength;
  const auto& source = statement.sourcing.source;
  page.heading("Statement " + std::to_string(index + 1) + ": strength " + fixed(strength.score, 0) +
               " of 100, between " + fixed(strength.low, 0) + " and " + fixed(strength.high, 0));
  page.paragraph("  ", 2, printable(analysis.document.on_one_line(statement.attribution.content)));
  page.paragraph("  ", 2,
                 "From " +
                     (source ? printable(analysis.sources[*source].name) : std::string("nobody named")) +
                     ": " + printable(describe_statement(analysis, index)) + ".");
  if (!statement.sourcing.hop_span.empty())
    page.paragraph(
        "  ", 2, "At second hand, as " + quoted(analysis.document[statement.sourcing.hop_span]) + " shows.");
  for (const Contribution& contribution : strength.contributions) {
    if (contribution.log_odds == 0) continue;
    const std::string sum = (contribution.log_odds > 0 ? "+" : "") + fixed(contribution.log_odds, 2);
    std::string line = contribution.note;
    if (!contribution.evidence.empty() && contribution.evidence.size() < 160)
      line += ": " + quoted(analysis.document[contribution.evidence]);
    page.paragraph("  " + std::string(sum.size() < 6 ? 6 - sum.size() : 0, ' ') + sum + "  ", 10, line, true);
  }
  page.paragraph("  " + std::string(6 - std::min<std::size_t>(6, fixed(strength.log_odds, 2).size()), ' ') +
                     fixed(strength.log_odds, 2) + "  ",
                 10, "in all; as odds, that is " + fixed(strength.score, 0) + " of 100");
}

}  // namespace

std::string explain_source(const Analysis& analysis, SourceId source, const TextStyle& style) {
  TextPage page(style);
  write_source(analysis, source, page);
  for (std::size_t i = 0; i < analysis.statements.size(); ++i) {
    if (analysis.statements[i].sourcing.source != source) continue;
    page.blank();
    write_statement(analysis, i, page);
  }
  return std::move(page).take();
}

std::string explain_statement(const Analysis& analysis, std::size_t statement, const TextStyle& style) {
  TextPage page(style);
  write_statement(analysis, statement, page);
  const auto& sourcing = analysis.statements[statement].sourcing;
  for (const SourceId via : sourcing.via) {
    page.blank();
    write_source(analysis, via, page);
  }
  if (sourcing.source) {
    page.blank();
    write_source(analysis, *sourcing.source, page);
  }
  return std::move(page).take();
}

}  // namespace hearsay
