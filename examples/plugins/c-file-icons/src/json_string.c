#include "json.h"

#include <stdint.h>

static int hex(unsigned char byte) {
    if (byte >= '0' && byte <= '9') {
        return byte - '0';
    }
    byte |= 0x20;
    return byte >= 'a' && byte <= 'f' ? byte - 'a' + 10 : -1;
}

/* The four digits after \u; -1 when they are not there. */
static int32_t unit(const unsigned char *at, const unsigned char *end) {
    if (end - at < 4) {
        return -1;
    }
    int32_t value = 0;
    for (int i = 0; i < 4; i++) {
        int digit = hex(at[i]);
        if (digit < 0) {
            return -1;
        }
        value = value * 16 + digit;
    }
    return value;
}

static unsigned char plain_escape(unsigned char letter) {
    switch (letter) {
    case '"':
    case '\\':
    case '/':
        return letter;
    case 'b':
        return '\b';
    case 'f':
        return '\f';
    case 'n':
        return '\n';
    case 'r':
        return '\r';
    case 't':
        return '\t';
    default:
        return 0;
    }
}

/* The character of the escape whose backslash is at *at, which goes behind it; -1 when it is none. */
static int32_t escape(const unsigned char **at, const unsigned char *end) {
    const unsigned char *letter = *at + 1;
    if (letter >= end) {
        return -1;
    }
    if (*letter != 'u') {
        *at = letter + 1;
        unsigned char plain = plain_escape(*letter);
        return plain != 0 ? plain : -1;
    }
    int32_t high = unit(letter + 1, end);
    if (high < 0) {
        return -1;
    }
    *at = letter + 5;
    if (high < 0xd800 || high > 0xdfff) {
        return high;
    }
    if (high > 0xdbff || end - *at < 6 || (*at)[0] != '\\' || (*at)[1] != 'u') {
        return -1;
    }
    int32_t low = unit(*at + 2, end);
    *at += 6;
    return low < 0xdc00 || low > 0xdfff ? -1 : 0x10000 + ((high - 0xd800) << 10) + (low - 0xdc00);
}

/* The length of the well-formed UTF-8 sequence at `at`; 0 when there is none. */
static int sequence(const unsigned char *at, const unsigned char *end) {
    unsigned char lead = *at;
    if (lead < 0x80) {
        return 1;
    }
    if (lead < 0xc2 || lead > 0xf4) {
        return 0;
    }
    int length = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
    if (end - at < length) {
        return 0;
    }
    unsigned char least = lead == 0xe0 ? 0xa0 : lead == 0xf0 ? 0x90 : 0x80;
    unsigned char most = lead == 0xed ? 0x9f : lead == 0xf4 ? 0x8f : 0xbf;
    if (at[1] < least || at[1] > most) {
        return 0;
    }
    for (int i = 2; i < length; i++) {
        if ((at[i] & 0xc0) != 0x80) {
            return 0;
        }
    }
    return length;
}

int json_string(struct json *json, struct text *raw) {
    const unsigned char *at = json->at;
    if (at >= json->end || *at != '"') {
        return 0;
    }
    const unsigned char *start = ++at;
    while (at < json->end && *at != '"') {
        if (*at < 0x20) {
            return 0;
        }
        if (*at == '\\') {
            if (escape(&at, json->end) < 0) {
                return 0;
            }
        } else {
            int length = sequence(at, json->end);
            if (length == 0) {
                return 0;
            }
            at += length;
        }
    }
    if (at >= json->end) {
        return 0;
    }
    *raw = (struct text){start, (size_t)(at - start)};
    json->at = at + 1;
    return 1;
}

static size_t encode(int32_t character, unsigned char *to) {
    if (character < 0x80) {
        to[0] = (unsigned char)character;
        return 1;
    }
    if (character < 0x800) {
        to[0] = (unsigned char)(0xc0 | character >> 6);
        to[1] = (unsigned char)(0x80 | (character & 0x3f));
        return 2;
    }
    if (character < 0x10000) {
        to[0] = (unsigned char)(0xe0 | character >> 12);
        to[1] = (unsigned char)(0x80 | (character >> 6 & 0x3f));
        to[2] = (unsigned char)(0x80 | (character & 0x3f));
        return 3;
    }
    to[0] = (unsigned char)(0xf0 | character >> 18);
    to[1] = (unsigned char)(0x80 | (character >> 12 & 0x3f));
    to[2] = (unsigned char)(0x80 | (character >> 6 & 0x3f));
    to[3] = (unsigned char)(0x80 | (character & 0x3f));
    return 4;
}

size_t json_unescape(struct text raw, unsigned char *to) {
    const unsigned char *at = raw.bytes;
    const unsigned char *end = raw.bytes + raw.length;
    size_t length = 0;
    while (at < end) {
        if (*at == '\\') {
            length += encode(escape(&at, end), to + length);
        } else {
            to[length++] = *at++;
        }
    }
    return length;
}

int json_equals(struct text raw, struct text expected) {
    unsigned char plain[6 * 16];
    /* An escape makes a byte six at most. */
    if (raw.length > 6 * expected.length || raw.length > sizeof plain) {
        return 0;
    }
    struct text decoded = {plain, json_unescape(raw, plain)};
    return text_compare(decoded, expected) == 0;
}

size_t json_escape(struct text text, unsigned char *to) {
    static const char digits[] = "0123456789abcdef";
    size_t length = 0;
    for (size_t i = 0; i < text.length; i++) {
        unsigned char byte = text.bytes[i];
        if (byte >= 0x20 && byte != '"' && byte != '\\') {
            to[length++] = byte;
            continue;
        }
        to[length++] = '\\';
        if (byte >= 0x20) {
            to[length++] = byte;
            continue;
        }
        text_copy(to + length, (const unsigned char *)"u00", 3);
        to[length + 3] = (unsigned char)digits[byte >> 4];
        to[length + 4] = (unsigned char)digits[byte & 15];
        length += 5;
    }
    return length;
}
