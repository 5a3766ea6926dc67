/* Answers with the event, which is JSON, as its data. */
#include "abi.h"

static const char before[] = "{\"success\":true,\"data\":";
#define BEFORE (sizeof before - 1)

static uint32_t answer_size(uint32_t length) {
    return BEFORE + length + 1;
}

static uint32_t kernel(const uint8_t *input, uint32_t length, uint8_t *output) {
    __builtin_memcpy(output, before, BEFORE);
    __builtin_memcpy(output + BEFORE, input, length);
    output[BEFORE + length] = '}';
    return answer_size(length);
}
