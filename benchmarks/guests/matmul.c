/* Multiplies two square matrices of doubles; the input is their size as a 32-bit number, the answer a sum over the product. */
#include "abi.h"

#define LARGEST 256

static double a[LARGEST * LARGEST], b[LARGEST * LARGEST], c[LARGEST * LARGEST];

static uint32_t answer_size(uint32_t length) {
    (void) length;
    return 8;
}

static uint32_t kernel(const uint8_t *input, uint32_t length, uint8_t *output) {
    uint32_t n = 0;
    if (length == 4) {
        __builtin_memcpy(&n, input, 4);
    }
    n = n > LARGEST ? LARGEST : n;
    for (uint32_t i = 0; i < n * n; i++) {
        a[i] = (double) (i % 7) + 0.5;
        b[i] = (double) (i % 11) - 4.25;
        c[i] = 0;
    }
    for (uint32_t i = 0; i < n; i++) {
        for (uint32_t k = 0; k < n; k++) {
            double factor = a[i * n + k];
            for (uint32_t j = 0; j < n; j++) {
                c[i * n + j] += factor * b[k * n + j];
            }
        }
    }
    double sum = 0;
    for (uint32_t i = 0; i < n * n; i++) {
        sum += c[i] * (double) (i % 3 + 1);
    }
    __builtin_memcpy(output, &sum, 8);
    return 8;
}
