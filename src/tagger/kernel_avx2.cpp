#define HEARSAY_KERNEL avx2
#include "tagger/kernel_build.inl"
