#pragma once

#include "tagger/kernel.hpp"

namespace hearsay::bench {

/// Has the machine multiply and add whole numbers with the widest instruction of a kernel's instruction set,
/// over and over, with everything in registers: no program multiplies matrices of 8 bits faster. Returns the
/// multiplications and additions. 0 where the kernel has no instruction of its own.
double multiply_in_registers(const tagger::Kernel& kernel);

}  // namespace hearsay::bench
