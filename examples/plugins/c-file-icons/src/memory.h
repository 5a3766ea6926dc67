#ifndef MEMORY_H
#define MEMORY_H

#include <stddef.h>

/* NULL when there is no room. A block of no bytes is a block like any other. */
void *alloc(size_t size);
void dealloc(void *block, size_t size);

#endif
