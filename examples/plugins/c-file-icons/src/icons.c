#include "icons.h"

enum {
#define ICON(id, name, dark, light) id,
#include "icons.def"
#undef ICON
};

static const struct icon icons[] = {
#define ICON(id, name, dark, light) {name, dark, light},
#include "icons.def"
#undef ICON
};

struct entry {
    struct text key;
    unsigned char icon;
};

#define ENTRY(key, icon) {{(const unsigned char *)(key), sizeof(key) - 1}, icon},

/* Lower case, and sorted by bytes for the binary search: checks.mjs looks. */
static const struct entry names[] = {
#include "names.def"
};

static const struct entry extensions[] = {
#include "extensions.def"
};

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

_Static_assert(COUNT(icons) <= 256, "the number of an icon must fit into a byte");

#define LONGEST 24
#undef ENTRY
#define ENTRY(key, icon) _Static_assert(sizeof(key) - 1 <= LONGEST, "raise LONGEST for " key);
#include "names.def"
#include "extensions.def"

static const struct icon *find(const struct entry *entries, size_t count, struct text key) {
    size_t low = 0;
    size_t high = count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        int order = text_compare(key, entries[middle].key);
        if (order == 0) {
            return &icons[entries[middle].icon];
        }
        if (order < 0) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    return NULL;
}

const struct icon *icon_of(struct text file_name) {
    const struct icon *found = find(names, COUNT(names), file_name);
    /* No longer extension is known, and a name may be millions of dots. */
    size_t start = file_name.length > LONGEST + 1 ? file_name.length - (LONGEST + 1) : 0;
    for (size_t i = start; found == NULL && i < file_name.length; i++) {
        if (file_name.bytes[i] == '.') {
            struct text extension = {file_name.bytes + i + 1, file_name.length - i - 1};
            found = find(extensions, COUNT(extensions), extension);
        }
    }
    return found != NULL ? found : &icons[FILE];
}
