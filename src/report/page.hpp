#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

#include "hearsay/transparency.hpp"

// What the pages of articles, of corpora and of sites have in common.

namespace hearsay {

extern const std::string_view page_style, page_script;

/// A self-contained page that asks the network for nothing; `body` is markup, `title` text.
std::string page(std::string_view title, std::string_view body);

/// The two ends of a page of a site, which shares its style, its script and the way to its parts with the
/// others. `root` leads from the page to the folder of the site ("../"), `current` is the part that it
/// belongs to; some parts need the texts of the stories.
std::string site_page_begin(std::string_view title, std::string_view site, std::string_view root,
                            std::string_view current, bool with_texts = true);
std::string site_page_end();

/// One of the numbers over an article or a corpus.
std::string figure(std::string_view value, std::string_view label);

struct Column {
  std::string_view name;
  bool number = false;
  bool sortable = true;
};

/// Everything of a table before its rows. `classes` are added to those of its style.
std::string table_head(std::string_view caption, std::string_view classes,
                       std::initializer_list<Column> columns);
inline constexpr std::string_view table_end = "</tbody></table></div>\n";

/// A cell with a number and a bar for its share of `whole`; sorts by the number.
std::string meter_cell(double value, double whole, std::string_view text);
std::string number_cell(double value, std::string_view text);

/// "67%"; "–" of nothing.
std::string percent(double part, double whole);

/// Who makes some statements, as one bar: named people, institutions and documents, groups, unnamed people
/// with and without a word on why (where that is known), nobody.
std::string mix_bar(const Transparency& counts, bool reasons_known = true);
/// What its colours mean.
std::string mix_key(bool reasons_known = true);

}  // namespace hearsay
