package org.wasmplugins.wasm.serialization.token;

import java.io.IOException;
import java.util.List;

import org.wasmplugins.BatchSettings;
import org.wasmplugins.SerializedValue;

/**
 * An array whose elements are read later, each with its own type.
 *
 * @param values the elements, in order, none null
 */
public record SerializedArray(List<SerializedValue> values) {

    private static final int MOST = BatchSettings.MAX_SIZE;

    /** Refuses an array of too many values: each may have only two bytes, but takes a hundred times that in memory. */
    static void checkSize(int values) throws IOException {
        if (values > MOST) {
            throw new IOException("It has more than " + MOST + " values.");
        }
    }
}
