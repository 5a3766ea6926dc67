#ifndef EVENT_H
#define EVENT_H

#include "text.h"

/* Strings between their quotes, with escapes; bytes is NULL where there is no such string. */
struct event {
    struct text type;
    struct text file_name;
};

/* 0 when the bytes are not one JSON object. */
int event_read(struct text bytes, struct event *event);

#endif
