// The columns of CoNLL-U (universaldependencies.org/format.html): a token a line, an empty line after each
// sentence, and what is known of a document or sentence in comments. Attributions nest and overlap, so one
// tag a token is not enough: the last column holds a tag for each span that the token belongs to.
#include <vector>

#include "hearsay/report.hpp"
#include "report/writing.hpp"

namespace hearsay {
namespace {

// By token, the tags of the spans it stands in: "B-content:0,I-source:1".
std::vector<std::string> tags(const Analysis& analysis) {
  std::vector<std::string> tags(analysis.document.tokens().size());
  for (std::size_t i = 0; i < analysis.statements.size(); ++i) {
    const Attribution& attribution = analysis.statements[i].attribution;
    for (const auto& [spans, role] : {std::pair{&attribution.source, "source:"},
                                      {&attribution.cue, "cue:"},
                                      {&attribution.content, "content:"}}) {
      for (const Span span : *spans) {
        const IndexRange tokens = analysis.document.tokens_in(span);
        for (std::uint32_t at = tokens.begin; at < tokens.end; ++at) {
          if (!tags[at].empty()) tags[at] += ',';
          tags[at] += (at == tokens.begin ? "B-" : "I-") + std::string(role) + std::to_string(i);
        }
      }
    }
  }
  return tags;
}

// A comment or a field ends at a line end, a field also at a tab.
std::string on_one_line(std::string_view text) {
  std::string out = without_controls(text);
  for (char& c : out) {
    if (c == '\t' || c == '\n' || c == '\r') c = ' ';
  }
  return out;
}

}  // namespace

std::string to_conll(const Analysis& analysis) {
  const Document& document = analysis.document;
  const std::vector<std::string> attributions = tags(analysis);
  const std::string id = on_one_line(analysis.id);
  std::string out = "# newdoc id = " + id + "\n";
  std::size_t sentences = 0;
  for (const Sentence& sentence : document.sentences()) {
    if (document.paragraphs()[sentence.paragraph].tokens.begin == sentence.tokens.begin) out += "# newpar\n";
    out += "# sent_id = " + id + '-' + std::to_string(++sentences) + '\n';
    out += "# text = " + on_one_line(document.on_one_line(sentence.span)) + "\n";
    for (std::uint32_t at = sentence.tokens.begin; at < sentence.tokens.end; ++at) {
      const Span span = document.tokens()[at].span;
      const bool touches = at + 1 < sentence.tokens.end && document.tokens()[at + 1].span.begin == span.end;
      out += std::to_string(at - sentence.tokens.begin + 1) + '\t' + on_one_line(document.on_one_line(span)) +
             "\t_\t_\t_\t_\t_\t_\t_\tBegin=" + std::to_string(document.code_points_before(span.begin)) +
             "|End=" + std::to_string(document.code_points_before(span.end)) +
             (touches ? "|SpaceAfter=No" : "") +
             (attributions[at].empty() ? "" : "|Attribution=" + attributions[at]) + '\n';
    }
    out += '\n';
  }
  return out;
}

}  // namespace hearsay
