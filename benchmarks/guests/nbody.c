/* Five bodies that attract each other; the input is how many steps, as a 32-bit number, the answer their energy. */
#include "abi.h"

#define BODIES 5

typedef struct {
    double x, y, z, vx, vy, vz, mass;
} body;

static uint32_t answer_size(uint32_t length) {
    (void) length;
    return 8;
}

static void advance(body *bodies, double time) {
    for (int i = 0; i < BODIES; i++) {
        for (int j = i + 1; j < BODIES; j++) {
            double dx = bodies[i].x - bodies[j].x, dy = bodies[i].y - bodies[j].y, dz = bodies[i].z - bodies[j].z;
            double square = dx * dx + dy * dy + dz * dz;
            double magnitude = time / (square * __builtin_sqrt(square));
            bodies[i].vx -= dx * bodies[j].mass * magnitude;
            bodies[i].vy -= dy * bodies[j].mass * magnitude;
            bodies[i].vz -= dz * bodies[j].mass * magnitude;
            bodies[j].vx += dx * bodies[i].mass * magnitude;
            bodies[j].vy += dy * bodies[i].mass * magnitude;
            bodies[j].vz += dz * bodies[i].mass * magnitude;
        }
    }
    for (int i = 0; i < BODIES; i++) {
        bodies[i].x += time * bodies[i].vx;
        bodies[i].y += time * bodies[i].vy;
        bodies[i].z += time * bodies[i].vz;
    }
}

static double energy(const body *bodies) {
    double sum = 0;
    for (int i = 0; i < BODIES; i++) {
        const body *one = bodies + i;
        sum += 0.5 * one->mass * (one->vx * one->vx + one->vy * one->vy + one->vz * one->vz);
        for (int j = i + 1; j < BODIES; j++) {
            double dx = one->x - bodies[j].x, dy = one->y - bodies[j].y, dz = one->z - bodies[j].z;
            sum -= one->mass * bodies[j].mass / __builtin_sqrt(dx * dx + dy * dy + dz * dz);
        }
    }
    return sum;
}

static uint32_t kernel(const uint8_t *input, uint32_t length, uint8_t *output) {
    uint32_t steps = 0;
    if (length == 4) {
        __builtin_memcpy(&steps, input, 4);
    }
    body bodies[BODIES];
    for (int i = 0; i < BODIES; i++) {
        double d = i;
        bodies[i] = (body) {d * 4.5 + 0.25, d * -1.25 + 0.5, d * 0.375, 0.25 - d * 0.125, d * 0.5 - 0.75, d * 0.0625,
                            i == 0 ? 39.5 : 0.03125 * d};
    }
    for (uint32_t i = 0; i < steps; i++) {
        advance(bodies, 0.001);
    }
    double answer = energy(bodies);
    __builtin_memcpy(output, &answer, 8);
    return 8;
}
