package org.wasmplugins.wasm;

import java.util.List;

import org.wasmplugins.BatchSettings;
import org.wasmplugins.SerializedValue;

/**
 * An array whose elements are read later, each as what it should be.
 *
 * @param values the elements, in order, none null
 */
record SerializedArray(List<SerializedValue> values) {

    static final int MOST = BatchSettings.MAX_SIZE;
}
