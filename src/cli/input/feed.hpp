#pragma once

#include "cli/input/xml.hpp"

namespace hearsay::cli {

/// RSS 2.0 and its forerunners, RSS 1.0 (RDF) and Atom: entries with their full content, or their description
/// where there is none.
const XmlFormat* feed_format(const XmlRoot& root);

}  // namespace hearsay::cli
