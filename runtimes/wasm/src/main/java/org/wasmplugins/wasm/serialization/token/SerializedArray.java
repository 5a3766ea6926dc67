package org.wasmplugins.wasm.serialization.token;

import java.io.IOException;
import java.util.List;

import org.wasmplugins.BatchSettings;
import org.wasmplugins.SerializedValue;

/**
 * An array whose elements are read later, each as what it should be.
 *
 * @param values the elements, in order, none null
 */
public record SerializedArray(List<SerializedValue> values) {

    private static final int MOST = BatchSettings.MAX_SIZE;

    /** A value takes a hundred times the memory of the two bytes that it can have. */
    static void checkSize(int values) throws IOException {
        if (values > MOST) {
            throw new IOException("It has more than " + MOST + " values.");
        }
    }
}
