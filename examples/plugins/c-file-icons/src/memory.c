#include "memory.h"

#include <stdint.h>

#define PAGE 65536u
#define HEADER 8u
#define SMALLEST 16u /* of a free block, header included */

/* Every block starts with its size, header included; a free one goes on with the next free one, in order of address. */
struct block {
    size_t size;
    struct block *next;
};

_Static_assert(sizeof(struct block) <= HEADER, "the link of a free block must not reach beyond the smallest block");

extern unsigned char __heap_base;

static struct block *first;
static uintptr_t heap_end;

static void release(struct block *freed) {
    struct block *before = NULL;
    struct block *after = first;
    while (after != NULL && after < freed) {
        before = after;
        after = after->next;
    }
    freed->next = after;
    if (after != NULL && (uintptr_t)freed + freed->size == (uintptr_t)after) {
        freed->size += after->size;
        freed->next = after->next;
    }
    if (before == NULL) {
        first = freed;
    } else if ((uintptr_t)before + before->size == (uintptr_t)freed) {
        before->size += freed->size;
        before->next = freed->next;
    } else {
        before->next = freed;
    }
}

static void start(void) {
    uintptr_t base = ((uintptr_t)&__heap_base + 7) & ~(uintptr_t)7;
    heap_end = __builtin_wasm_memory_size(0) * PAGE;
    if (heap_end >= base + SMALLEST) {
        struct block *all = (struct block *)base;
        all->size = heap_end - base;
        release(all);
    }
}

/* Makes a free block of `size` bytes at the end of the memory. */
static int grow(size_t size) {
    struct block *last = first;
    while (last != NULL && last->next != NULL) {
        last = last->next;
    }
    if (last != NULL && (uintptr_t)last + last->size == heap_end) {
        size -= last->size;
    }
    size_t pages = (size + PAGE - 1) / PAGE;
    size_t old_pages = __builtin_wasm_memory_grow(0, pages);
    if (old_pages == SIZE_MAX) {
        return 0;
    }
    struct block *added = (struct block *)(old_pages * PAGE);
    added->size = pages * PAGE;
    heap_end = (uintptr_t)added + added->size;
    release(added);
    return 1;
}

static void *take(size_t size) {
    struct block **link = &first;
    for (struct block *found = first; found != NULL; link = &found->next, found = found->next) {
        if (found->size < size) {
            continue;
        }
        if (found->size - size < SMALLEST) {
            *link = found->next;
        } else {
            struct block *rest = (struct block *)((uintptr_t)found + size);
            rest->size = found->size - size;
            rest->next = found->next;
            found->size = size;
            *link = rest;
        }
        return (unsigned char *)found + HEADER;
    }
    return NULL;
}

__attribute__((export_name("alloc"))) void *alloc(size_t size) {
    if (heap_end == 0) {
        start();
    }
    if (size > SIZE_MAX / 2) {
        return NULL;
    }
    size_t whole = (size + HEADER + 7) & ~(size_t)7;
    if (whole < SMALLEST) {
        whole = SMALLEST;
    }
    void *block = take(whole);
    return block == NULL && grow(whole) ? take(whole) : block;
}

__attribute__((export_name("dealloc"))) void dealloc(void *block, size_t size) {
    (void)size;
    if (block != NULL) {
        release((struct block *)((unsigned char *)block - HEADER));
    }
}
