#include "json.h"

#define MAX_DEPTH 64

int json_peek(struct json *json) {
    while (json->at < json->end && (*json->at == ' ' || *json->at == '\t' || *json->at == '\n' || *json->at == '\r')) {
        json->at++;
    }
    return json->at < json->end ? *json->at : 0;
}

int json_ended(struct json *json) {
    json_peek(json);
    return json->at == json->end;
}

static int accept(struct json *json, int byte) {
    if (json->at < json->end && *json->at == byte) {
        json->at++;
        return 1;
    }
    return 0;
}

static int digits(struct json *json) {
    const unsigned char *start = json->at;
    while (json->at < json->end && *json->at >= '0' && *json->at <= '9') {
        json->at++;
    }
    return json->at > start;
}

static int number(struct json *json) {
    accept(json, '-');
    if (!accept(json, '0') && !digits(json)) {
        return 0;
    }
    if (accept(json, '.') && !digits(json)) {
        return 0;
    }
    if (accept(json, 'e') || accept(json, 'E')) {
        if (!accept(json, '+')) {
            accept(json, '-');
        }
        return digits(json);
    }
    return 1;
}

static int word(struct json *json, const char *letters) {
    for (; *letters != 0; letters++) {
        if (!accept(json, *letters)) {
            return 0;
        }
    }
    return 1;
}

int json_entry(struct json *json, int first, int *more, struct text *raw_key) {
    if (first) {
        json_peek(json);
        if (!accept(json, '{')) {
            return 0;
        }
    }
    int next = json_peek(json);
    *more = next != '}';
    if (!*more) {
        json->at++;
        return 1;
    }
    if (!first) {
        if (!accept(json, ',')) {
            return 0;
        }
        json_peek(json);
    }
    if (!json_string(json, raw_key)) {
        return 0;
    }
    json_peek(json);
    return accept(json, ':');
}

static int skip(struct json *json, int depth);

static int skip_object(struct json *json, int depth) {
    struct text key;
    int more;
    for (int first = 1;; first = 0) {
        if (!json_entry(json, first, &more, &key)) {
            return 0;
        }
        if (!more) {
            return 1;
        }
        if (!skip(json, depth)) {
            return 0;
        }
    }
}

static int skip_array(struct json *json, int depth) {
    json->at++;
    if (json_peek(json) == ']') {
        json->at++;
        return 1;
    }
    do {
        if (!skip(json, depth)) {
            return 0;
        }
        json_peek(json);
    } while (accept(json, ','));
    return accept(json, ']');
}

static int skip(struct json *json, int depth) {
    struct text ignored;
    switch (json_peek(json)) {
    case '{':
        return depth < MAX_DEPTH && skip_object(json, depth + 1);
    case '[':
        return depth < MAX_DEPTH && skip_array(json, depth + 1);
    case '"':
        return json_string(json, &ignored);
    case 't':
        return word(json, "true");
    case 'f':
        return word(json, "false");
    case 'n':
        return word(json, "null");
    default:
        return number(json);
    }
}

int json_skip(struct json *json) {
    return skip(json, 0);
}
