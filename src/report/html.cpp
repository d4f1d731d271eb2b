#include "hearsay/report.hpp"
#include "report/page.hpp"
#include "report/story.hpp"
#include "report/writing.hpp"

namespace hearsay {

std::string to_html(std::span<const Analysis> analyses) {
  std::string body;
  if (analyses.size() > 1) {
    body += "<nav aria-label=\"Stories\"><ol>\n";
    for (std::size_t i = 0; i < analyses.size(); ++i)
      body += "<li><a href=\"#a" + std::to_string(i) + "\">" + escaped(title_of(analyses[i])) + "</a></li>\n";
    body += "</ol></nav>\n";
  }
  body += "<main>\n";
  for (std::size_t i = 0; i < analyses.size(); ++i)
    write_story(analyses[i], "a" + std::to_string(i), StoryPart(), body);
  body += "</main>\n";
  return page("Who said what: " + (analyses.size() == 1 ? title_of(analyses[0])
                                                        : std::to_string(analyses.size()) + " stories"),
              body);
}

}  // namespace hearsay
