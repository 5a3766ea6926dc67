#ifndef ICONS_H
#define ICONS_H

#include "text.h"

struct icon {
    const char *name;
    const char *dark;
    const char *light;
};

/* The icon for a lower-case file name without its path; never NULL. */
const struct icon *icon_of(struct text file_name);

#endif
