#ifndef JSON_H
#define JSON_H

#include "text.h"

/* Never reads at or beyond `end`. */
struct json {
    const unsigned char *at;
    const unsigned char *end;
};

/* All of these return 0 where the bytes are not what was asked for; the reader is of no use then. */

/* The next byte after white space; 0 at the end. */
int json_peek(struct json *json);
int json_skip(struct json *json);
/* The bytes between the quotes, checked, with their escapes. */
int json_string(struct json *json, struct text *raw);
/* Goes to the value of the next entry; 0 in *more after the last. `first` is 1 right after the opening brace is seen. */
int json_entry(struct json *json, int first, int *more, struct text *raw_key);
/* Only white space is left. */
int json_ended(struct json *json);

/* Takes the escapes out of a checked string; `to` has room for raw.length bytes. */
size_t json_unescape(struct text raw, unsigned char *to);
int json_equals(struct text raw, struct text expected);
/* Writes without the quotes; `to` has room for 6 * text.length bytes. */
size_t json_escape(struct text text, unsigned char *to);

#endif
