#pragma once

#define HEARSAY_VERSION_MAJOR 0
#define HEARSAY_VERSION_MINOR 1
#define HEARSAY_VERSION_PATCH 0
/// major · 10000 + minor · 100 + patch, for comparisons in the preprocessor.
#define HEARSAY_VERSION 100
#define HEARSAY_VERSION_STRING "0.1.0"
