/* An allocator of blocks whose sizes are powers of two, each size with a list of what was freed. */
#define SMALLEST 4
#define SIZES 24
#define PAGE 65536

extern uint8_t __heap_base;

typedef struct block {
    struct block *next;
} block;

static block *freed[SIZES];
static uintptr_t unused;

static uint32_t size_class(uint32_t size) {
    return size <= 1u << SMALLEST ? 0 : 32 - SMALLEST - (uint32_t) __builtin_clz(size - 1);
}

static void *allocate(uint32_t size) {
    if (size > 1u << (SMALLEST + SIZES - 1)) {
        return 0;
    }
    uint32_t class = size_class(size);
    block *found = freed[class];
    if (found) {
        freed[class] = found->next;
        return found;
    }
    if (!unused) {
        unused = ((uintptr_t) &__heap_base + 15) & ~(uintptr_t) 15;
    }
    uintptr_t end = unused + ((uintptr_t) 1 << (SMALLEST + class));
    uintptr_t have = __builtin_wasm_memory_size(0) * (uintptr_t) PAGE;
    if (end > have && __builtin_wasm_memory_grow(0, (end - have + PAGE - 1) / PAGE) == (size_t) -1) {
        return 0;
    }
    void *fresh = (void *) unused;
    unused = end;
    return fresh;
}

static void release(void *pointer, uint32_t size) {
    uint32_t class = size_class(size);
    ((block *) pointer)->next = freed[class];
    freed[class] = pointer;
}
