#ifndef ANSWER_H
#define ANSWER_H

#include <stdint.h>

#include "icons.h"

/* Both give a packed block that the host frees. */
uint64_t answer_icon(const struct icon *icon, int light);
/* `detail` ends the message; it need not be fit for JSON. */
uint64_t answer_error(const char *code, const char *message, struct text detail);

#endif
