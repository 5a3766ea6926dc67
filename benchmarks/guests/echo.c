/* Answers with its input. */
#include "abi.h"

static uint32_t answer_size(uint32_t length) {
    return length;
}

static uint32_t kernel(const uint8_t *input, uint32_t length, uint8_t *output) {
    __builtin_memcpy(output, input, length);
    return length;
}
