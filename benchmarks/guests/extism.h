/* A plugin of Extism: input and output lie in memory of the host, eight bytes or one at a time. */
#include "memory.h"

#define IMPORT(name) __attribute__((import_module("extism:host/env"), import_name(name)))

IMPORT("input_length") extern uint64_t extism_input_length(void);
IMPORT("input_load_u8") extern uint32_t extism_input_load_u8(uint64_t offset);
IMPORT("input_load_u64") extern uint64_t extism_input_load_u64(uint64_t offset);
IMPORT("alloc") extern uint64_t extism_alloc(uint64_t length);
IMPORT("store_u8") extern void extism_store_u8(uint64_t offset, uint32_t byte);
IMPORT("store_u64") extern void extism_store_u64(uint64_t offset, uint64_t bytes);
IMPORT("output_set") extern void extism_output_set(uint64_t offset, uint64_t length);

__attribute__((export_name("handle"))) int32_t handle(void) {
    uint32_t length = (uint32_t) extism_input_length();
    uint32_t size = answer_size(length);
    uint8_t *input = allocate(length);
    uint8_t *output = allocate(size);
    if (!input || !output) {
        return 1;
    }
    uint32_t i = 0;
    for (; i + 8 <= length; i += 8) {
        *(uint64_t *) (input + i) = extism_input_load_u64(i);
    }
    for (; i < length; i++) {
        input[i] = (uint8_t) extism_input_load_u8(i);
    }
    uint32_t answered = kernel(input, length, output);
    uint64_t place = extism_alloc(answered);
    for (i = 0; i + 8 <= answered; i += 8) {
        extism_store_u64(place + i, *(uint64_t *) (output + i));
    }
    for (; i < answered; i++) {
        extism_store_u8(place + i, output[i]);
    }
    extism_output_set(place, answered);
    release(input, length);
    release(output, size);
    return 0;
}
