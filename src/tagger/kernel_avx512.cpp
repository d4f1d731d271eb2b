#define HEARSAY_KERNEL avx512
#include "tagger/kernel_build.inl"
