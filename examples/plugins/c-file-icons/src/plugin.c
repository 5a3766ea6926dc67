#include <stdint.h>

#include "answer.h"
#include "event.h"
#include "icons.h"
#include "json.h"
#include "memory.h"

#define NO_INLINE __attribute__((noinline))
#define EXPORT(name) __attribute__((export_name(#name))) name

__attribute__((import_module("host"), import_name("get_icon_theme"))) uint64_t get_icon_theme(void);

/* What is behind the last '/' or '\', in lower case. */
static struct text base_name(unsigned char *path, size_t length) {
    size_t start = 0;
    for (size_t i = 0; i < length; i++) {
        if (path[i] == '/' || path[i] == '\\') {
            start = i + 1;
        } else if (path[i] >= 'A' && path[i] <= 'Z') {
            path[i] += 'a' - 'A';
        }
    }
    return (struct text){path + start, length - start};
}

static uint64_t unknown_type(struct text raw_type) {
    unsigned char *type = alloc(raw_type.length);
    struct text detail = {type, type != NULL ? json_unescape(raw_type, type) : 0};
    uint64_t answer = answer_error("unknown-event-type", "unknown event type: ", detail);
    dealloc(type, raw_type.length);
    return answer;
}

/* The icon, or NULL and an error in *failure. Holds no memory when it returns. */
NO_INLINE static const struct icon *look_up(const unsigned char *bytes, size_t length, uint64_t *failure) {
    struct event event;
    if (!event_read((struct text){bytes, length}, &event)) {
        *failure = answer_error("invalid-event", "not a valid event: not a JSON object", TEXT(""));
        return NULL;
    }
    if (event.type.bytes == NULL) {
        *failure = answer_error("invalid-event", "not a valid event: type is missing or not a string", TEXT(""));
        return NULL;
    }
    if (!json_equals(event.type, TEXT("icon.lookup"))) {
        *failure = unknown_type(event.type);
        return NULL;
    }
    if (event.file_name.bytes == NULL) {
        *failure = answer_error("invalid-event", "data.fileName is missing or not a string", TEXT(""));
        return NULL;
    }
    unsigned char *path = alloc(event.file_name.length);
    if (path == NULL) {
        *failure = answer_error("out-of-memory", "the file name is too long", TEXT(""));
        return NULL;
    }
    const struct icon *icon = icon_of(base_name(path, json_unescape(event.file_name, path)));
    dealloc(path, event.file_name.length);
    return icon;
}

NO_INLINE static uint64_t coloured(const struct icon *icon, uint64_t packed_theme) {
    struct text theme = {(const unsigned char *)(uintptr_t)(packed_theme >> 32), (size_t)(uint32_t)packed_theme};
    int light = text_compare(theme, TEXT("light")) == 0;
    if (theme.length > 0) {
        dealloc((void *)theme.bytes, theme.length);
    }
    return answer_icon(icon, light);
}

static uint64_t failure;

/* A refusing host function ends the call at once, and what is taken then stays taken. So nothing is allocated at that
   moment, and this function has no frame on the stack in memory: checks.mjs refuses often enough to see one. */
uint64_t EXPORT(plugin_handle_event)(const unsigned char *bytes, size_t length) {
    const struct icon *icon = look_up(bytes, length, &failure);
    return icon != NULL ? coloured(icon, get_icon_theme()) : failure;
}

int32_t EXPORT(plugin_initialize)(void) {
    return 0;
}

int32_t EXPORT(plugin_dispose)(void) {
    return 0;
}
