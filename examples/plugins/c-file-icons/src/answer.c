#include "answer.h"

#include "json.h"
#include "memory.h"

#define LONGEST_DETAIL 64
#define LONGEST_ANSWER 768

struct buffer {
    unsigned char bytes[LONGEST_ANSWER];
    size_t length;
};

static void add(struct buffer *buffer, const char *text) {
    size_t length = text_length(text);
    text_copy(buffer->bytes + buffer->length, (const unsigned char *)text, length);
    buffer->length += length;
}

static uint64_t packed(const struct buffer *buffer) {
    unsigned char *block = alloc(buffer->length);
    if (block == NULL) {
        return 0;
    }
    text_copy(block, buffer->bytes, buffer->length);
    return (uint64_t)(uintptr_t)block << 32 | buffer->length;
}

uint64_t answer_icon(const struct icon *icon, int light) {
    struct buffer buffer;
    buffer.length = 0;
    add(&buffer, "{\"success\":true,\"data\":{\"icon\":\"");
    add(&buffer, icon->name);
    add(&buffer, "\",\"color\":\"");
    add(&buffer, light ? icon->light : icon->dark);
    add(&buffer, "\"}}");
    return packed(&buffer);
}

/* No longer than is good for a message, and no half characters. */
static struct text cut(struct text text) {
    if (text.length > LONGEST_DETAIL) {
        text.length = LONGEST_DETAIL;
        while (text.length > 0 && (text.bytes[text.length] & 0xc0) == 0x80) {
            text.length--;
        }
    }
    return text;
}

uint64_t answer_error(const char *code, const char *message, struct text detail) {
    struct buffer buffer;
    buffer.length = 0;
    add(&buffer, "{\"success\":false,\"error\":{\"code\":\"");
    add(&buffer, code);
    add(&buffer, "\",\"message\":\"");
    add(&buffer, message);
    buffer.length += json_escape(cut(detail), buffer.bytes + buffer.length);
    add(&buffer, "\"}}");
    return packed(&buffer);
}
