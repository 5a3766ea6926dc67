#include "event.h"

#include "json.h"

static int string_or_skip(struct json *json, struct text *string) {
    *string = (struct text){NULL, 0};
    return json_peek(json) == '"' ? json_string(json, string) : json_skip(json);
}

static int read_data(struct json *json, struct event *event) {
    event->file_name = (struct text){NULL, 0};
    if (json_peek(json) != '{') {
        return json_skip(json);
    }
    struct text key;
    int more;
    for (int first = 1;; first = 0) {
        if (!json_entry(json, first, &more, &key)) {
            return 0;
        }
        if (!more) {
            return 1;
        }
        if (!(json_equals(key, TEXT("fileName")) ? string_or_skip(json, &event->file_name) : json_skip(json))) {
            return 0;
        }
    }
}

int event_read(struct text bytes, struct event *event) {
    struct json json = {bytes.bytes, bytes.bytes + bytes.length};
    *event = (struct event){{NULL, 0}, {NULL, 0}};
    struct text key;
    int more;
    for (int first = 1;; first = 0) {
        if (!json_entry(&json, first, &more, &key)) {
            return 0;
        }
        if (!more) {
            return json_ended(&json);
        }
        int good;
        if (json_equals(key, TEXT("type"))) {
            good = string_or_skip(&json, &event->type);
        } else if (json_equals(key, TEXT("data"))) {
            good = read_data(&json, event);
        } else {
            good = json_skip(&json);
        }
        if (!good) {
            return 0;
        }
    }
}
