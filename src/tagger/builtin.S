/* Carries models/hearsay.weights in the library's read-only data. */
#if defined(__APPLE__)
#define SYMBOL(name) _##name
#define HIDDEN .private_extern
#define ALIGN .balign 64
#define OBJECT(name)
#define SIZE(name, bytes)
    .section __TEXT,__const
#elif defined(_WIN32)
#if defined(__i386__)
#define SYMBOL(name) _##name
#else
#define SYMBOL(name) name
#endif
#define HIDDEN .globl
#define ALIGN .balign 64
#define OBJECT(name)
#define SIZE(name, bytes)
    .section .rdata,"dr"
#elif defined(__wasm__)
#define SYMBOL(name) name
#define HIDDEN .hidden
#define ALIGN .p2align 6
#define OBJECT(name) .type name,@object
#define SIZE(name, bytes) .size name, bytes
    .section .rodata.hearsay,"",@
#else
#define SYMBOL(name) name
#define HIDDEN .hidden
#define ALIGN .balign 64
#define OBJECT(name)
#define SIZE(name, bytes)
    .section .rodata
#endif
    .globl SYMBOL(hearsay_builtin_model)
    .globl SYMBOL(hearsay_builtin_model_end)
    HIDDEN SYMBOL(hearsay_builtin_model)
    HIDDEN SYMBOL(hearsay_builtin_model_end)
    OBJECT(SYMBOL(hearsay_builtin_model))
    OBJECT(SYMBOL(hearsay_builtin_model_end))
    ALIGN
SYMBOL(hearsay_builtin_model):
    .incbin HEARSAY_WEIGHTS
SYMBOL(hearsay_builtin_model_end):
    .byte 0
    SIZE(SYMBOL(hearsay_builtin_model), SYMBOL(hearsay_builtin_model_end) - SYMBOL(hearsay_builtin_model))
    SIZE(SYMBOL(hearsay_builtin_model_end), 1)
#if defined(__ELF__)
    .section .note.GNU-stack,"",%progbits
#endif
