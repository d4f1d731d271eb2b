#define HEARSAY_KERNEL baseline
#include "tagger/kernel_build.inl"
