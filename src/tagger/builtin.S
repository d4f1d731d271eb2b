/* Carries models/hearsay.weights in the library's read-only data. */
#if defined(__APPLE__)
#define SYMBOL(name) _##name
#define HIDDEN .private_extern
    .section __TEXT,__const
#else
#define SYMBOL(name) name
#define HIDDEN .hidden
    .section .rodata
#endif
    .globl SYMBOL(hearsay_builtin_model)
    .globl SYMBOL(hearsay_builtin_model_end)
    HIDDEN SYMBOL(hearsay_builtin_model)
    HIDDEN SYMBOL(hearsay_builtin_model_end)
    .balign 64
SYMBOL(hearsay_builtin_model):
    .incbin HEARSAY_WEIGHTS
SYMBOL(hearsay_builtin_model_end):
    .byte 0
#if defined(__ELF__)
    .section .note.GNU-stack,"",%progbits
#endif
