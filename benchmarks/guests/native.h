/* A program that calls the kernel for a while and prints what one call takes: CPU and wall time in nanoseconds, and its answer. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static double now(clockid_t clock) {
    struct timespec time;
    clock_gettime(clock, &time);
    return (double) time.tv_sec * 1e9 + (double) time.tv_nsec;
}

/* As a host calls a plugin: the input is copied in, the answer is copied out, both blocks are freed. */
__attribute__((noinline)) static uint32_t call(const uint8_t *input, uint32_t length, uint8_t *answer) {
    uint8_t *copy = malloc(length);
    uint8_t *output = malloc(answer_size(length));
    memcpy(copy, input, length);
    uint32_t answered = kernel(copy, length, output);
    memcpy(answer, output, answered);
    free(output);
    free(copy);
    return answered;
}

/* Arguments: a file with the input, milliseconds. */
int main(int count, char **arguments) {
    FILE *file = count == 3 ? fopen(arguments[1], "rb") : 0;
    if (!file) {
        return 1;
    }
    static uint8_t input[1 << 20];
    uint32_t length = (uint32_t) fread(input, 1, sizeof input, file);
    fclose(file);
    uint8_t *answer = malloc(answer_size(length));
    double until = atof(arguments[2]) * 1e6;
    uint32_t answered = 0;
    uint64_t calls = 0;
    double wall = 0, cpu = 0;
    for (int measured = 0; measured < 2; measured++) {
        double wall_start = now(CLOCK_MONOTONIC), cpu_start = now(CLOCK_THREAD_CPUTIME_ID);
        calls = 0;
        do {
            for (int i = 0; i < 16; i++) {
                answered = call(input, length, answer);
                __asm__ volatile("" ::: "memory");
            }
            calls += 16;
            wall = now(CLOCK_MONOTONIC) - wall_start;
        } while (wall < until);
        cpu = now(CLOCK_THREAD_CPUTIME_ID) - cpu_start;
    }
    printf("%.2f %.2f ", cpu / (double) calls, wall / (double) calls);
    for (uint32_t i = 0; i < answered && i < 32; i++) {
        printf("%02x", answer[i]);
    }
    printf("\n");
    return 0;
}
