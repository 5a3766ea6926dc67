/* Tokenizes JSON: counts tokens by kind, how deep they nest, and sums up the numbers' digits and the strings' bytes. */
#include "abi.h"

enum { OBJECTS, ARRAYS, STRINGS, NUMBERS, WORDS, SEPARATORS, DEEPEST, SUM };

static uint32_t answer_size(uint32_t length) {
    (void) length;
    return 32;
}

static int is_word(uint8_t byte) {
    return byte >= 'a' && byte <= 'z';
}

static int is_number(uint8_t byte) {
    switch (byte) {
    case '+':
    case '-':
    case '.':
    case 'e':
    case 'E':
        return 1;
    default:
        return byte >= '0' && byte <= '9';
    }
}

static uint32_t kernel(const uint8_t *input, uint32_t length, uint8_t *output) {
    uint32_t counts[8] = {0};
    uint32_t depth = 0, i = 0;
    while (i < length) {
        uint8_t byte = input[i++];
        switch (byte) {
        case ' ':
        case '\n':
        case '\r':
        case '\t':
            break;
        case '{':
        case '[':
            counts[byte == '{' ? OBJECTS : ARRAYS]++;
            if (++depth > counts[DEEPEST]) {
                counts[DEEPEST] = depth;
            }
            break;
        case '}':
        case ']':
            depth--;
            break;
        case ',':
        case ':':
            counts[SEPARATORS]++;
            break;
        case '"':
            while (i < length && input[i] != '"') {
                if (input[i] == '\\') {
                    i++;
                }
                counts[SUM] = counts[SUM] * 31 + input[i++];
            }
            i++;
            counts[STRINGS]++;
            break;
        default:
            if (is_word(byte)) {
                while (i < length && is_word(input[i])) {
                    i++;
                }
                counts[WORDS]++;
            } else {
                uint32_t value = byte;
                while (i < length && is_number(input[i])) {
                    value = value * 10 + input[i++];
                }
                counts[SUM] += value;
                counts[NUMBERS]++;
            }
        }
    }
    __builtin_memcpy(output, counts, sizeof counts);
    return sizeof counts;
}
