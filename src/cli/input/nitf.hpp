#pragma once

#include "cli/input/xml.hpp"

namespace hearsay::cli {

/// NITF, the News Industry Text Format of the IPTC: one article a file.
const XmlFormat* nitf_format(const XmlRoot& root);

/// The article of an element <nitf>. Errors: invalid_record where there is no text.
Result<Article> article_of_nitf(xmlNode* nitf, const std::string& id);

}  // namespace hearsay::cli
