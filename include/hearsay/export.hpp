#pragma once

/// Marks what a shared build of the library exports; everything else stays hidden.
#if defined(__GNUC__) || defined(__clang__)
#define HEARSAY_EXPORT __attribute__((visibility("default")))
#else
#define HEARSAY_EXPORT
#endif
