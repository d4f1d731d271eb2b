#pragma once

// The version of these headers, the one place where it stands.
#define HEARSAY_VERSION_MAJOR 0
#define HEARSAY_VERSION_MINOR 3
#define HEARSAY_VERSION_PATCH 0

/// major · 10000 + minor · 100 + patch, for comparisons in the preprocessor.
#define HEARSAY_VERSION (HEARSAY_VERSION_MAJOR * 10000 + HEARSAY_VERSION_MINOR * 100 + HEARSAY_VERSION_PATCH)

#define HEARSAY_DETAIL_TEXT_OF(x) #x
#define HEARSAY_DETAIL_JOINED(major, minor, patch) \
  HEARSAY_DETAIL_TEXT_OF(major) "." HEARSAY_DETAIL_TEXT_OF(minor) "." HEARSAY_DETAIL_TEXT_OF(patch)
/// "0.3.0".
#define HEARSAY_VERSION_STRING \
  HEARSAY_DETAIL_JOINED(HEARSAY_VERSION_MAJOR, HEARSAY_VERSION_MINOR, HEARSAY_VERSION_PATCH)
