/* What every kernel has around it: as a plugin (guest ABI 1, raw), as a plugin of Extism, or as a program of its own. */
#include <stddef.h>
#include <stdint.h>

/* Reads the input, writes the answer to output, and returns its length. */
static uint32_t kernel(const uint8_t *input, uint32_t length, uint8_t *output);

/* How long the answer to an input of this length can be. */
static uint32_t answer_size(uint32_t length);

#if defined(NATIVE)
#include "native.h"
#elif defined(EXTISM)
#include "extism.h"
#else
#include "plugin.h"
#endif
