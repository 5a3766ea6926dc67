/* Guest ABI 1 with serialization: raw. */
#include "memory.h"

#define EXPORT(name) __attribute__((export_name(name)))

EXPORT("alloc") void *plugin_alloc(uint32_t size) {
    return allocate(size);
}

EXPORT("dealloc") void plugin_dealloc(void *pointer, uint32_t size) {
    release(pointer, size);
}

EXPORT("plugin_initialize") int32_t plugin_initialize(void) {
    return 0;
}

EXPORT("plugin_dispose") int32_t plugin_dispose(void) {
    return 0;
}

EXPORT("plugin_handle_event") uint64_t plugin_handle_event(const uint8_t *input, uint32_t length) {
    uint32_t size = answer_size(length);
    uint8_t *output = allocate(size);
    if (!output) {
        __builtin_trap();
    }
    uint32_t answered = kernel(input, length, output);
    if (size_class(answered) != size_class(size)) {
        __builtin_trap();
    }
    return (uint64_t) (uintptr_t) output << 32 | answered;
}
