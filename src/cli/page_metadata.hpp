#pragma once

#include <string>

#include "cli/page_tree.hpp"

namespace hearsay::cli::page {

/// What a page says about its article; empty where it does not.
struct Metadata {
  std::string title, publisher, author, url;
  std::string date;  ///< ISO 8601
  std::string description;
  std::string body;  ///< the article's text, as linked data give it, a line for each paragraph
};

/// Reads JSON-LD and microdata of schema.org, Open Graph, the names of <meta> that publishers use, <time>,
/// <link rel=canonical> and <title>. Linear in the page; of linked data, the first 4 MiB are read.
Metadata read_metadata(const Tree& tree);

}  // namespace hearsay::cli::page
