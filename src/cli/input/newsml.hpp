#pragma once

#include "cli/input/xml.hpp"

namespace hearsay::cli {

/// NewsML-G2 of the IPTC: a news item, or a message with any number of them, whose text stands inside.
const XmlFormat* newsml_format(const XmlRoot& root);

}  // namespace hearsay::cli
