#include "text.h"

size_t text_length(const char *terminated) {
    size_t length = 0;
    while (terminated[length] != 0) {
        length++;
    }
    return length;
}

void text_copy(unsigned char *to, const unsigned char *from, size_t length) {
    for (size_t i = 0; i < length; i++) {
        to[i] = from[i];
    }
}

int text_compare(struct text left, struct text right) {
    for (size_t i = 0; i < left.length && i < right.length; i++) {
        if (left.bytes[i] != right.bytes[i]) {
            return left.bytes[i] < right.bytes[i] ? -1 : 1;
        }
    }
    return (left.length > right.length) - (left.length < right.length);
}
