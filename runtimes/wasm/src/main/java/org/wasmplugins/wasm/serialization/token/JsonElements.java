package org.wasmplugins.wasm.serialization.token;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.wasmplugins.SerializedValue;

/**
 * Splits a JSON array into its elements without reading them. Each is read by itself, so that one that cannot be read does
 * not affect the others.
 */
final class JsonElements {

    private final byte[] json;
    private int at;

    private JsonElements(byte[] json) {
        this.json = json;
    }

    static List<SerializedValue> of(byte[] json) throws IOException {
        return new JsonElements(json).split();
    }

    private List<SerializedValue> split() throws IOException {
        var elements = new ArrayList<SerializedValue>();
        if (next() != '[') {
            throw new IOException("It is not an array.");
        }
        at++;
        if (next() == ']') {
            at++;
        } else {
            byte end;
            do {
                SerializedArray.checkSize(elements.size() + 1);
                elements.add(element());
                end = json[at++];
            } while (end == ',');
        }
        if (next() != 0) {
            throw new IOException("Something follows the array (at byte " + at + ").");
        }
        return elements;
    }

    /** Moves to the next character that is not blank and returns it; 0 at the end. */
    private byte next() {
        while (at < json.length && isBlank(json[at])) {
            at++;
        }
        return at < json.length ? json[at] : 0;
    }

    private static boolean isBlank(byte character) {
        return character == ' ' || character == '\n' || character == '\r' || character == '\t';
    }

    /** Returns the current element, and moves to the comma or bracket behind it. */
    private SerializedValue element() throws IOException {
        next();
        int start = at;
        int depth = 0;
        while (at < json.length) {
            switch (json[at]) {
                case '"' -> skipText();
                case '[', '{' -> depth++;
                case '}' -> depth--;
                case ']', ',' -> {
                    if (depth == 0) {
                        return element(start);
                    }
                    depth -= json[at] == ']' ? 1 : 0;
                }
                default -> {
                }
            }
            if (depth < 0) {
                break;
            }
            at++;
        }
        throw new IOException("The array is not complete (at byte " + at + ").");
    }

    private SerializedValue element(int start) throws IOException {
        int end = at;
        while (end > start && isBlank(json[end - 1])) {
            end--;
        }
        if (end == start) {
            throw new IOException("An element is missing (at byte " + at + ").");
        }
        return new SerializedValue(Arrays.copyOfRange(json, start, end));
    }

    /** Moves to the last quote of a string. */
    private void skipText() {
        at++;
        while (at < json.length && json[at] != '"') {
            at += json[at] == '\\' ? 2 : 1;
        }
    }
}
