#ifndef TEXT_H
#define TEXT_H

#include <stddef.h>

/* Bytes that belong to somebody else. */
struct text {
    const unsigned char *bytes;
    size_t length;
};

#define TEXT(literal) ((struct text){(const unsigned char *)(literal), sizeof(literal) - 1})

size_t text_length(const char *terminated);
void text_copy(unsigned char *to, const unsigned char *from, size_t length);
/* Negative, 0 or positive, by bytes, then by length. */
int text_compare(struct text left, struct text right);

#endif
