package org.wasmplugins.wasm.serialization;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * A copy of a mapper's configuration that uses our own tokens. Jackson's {@code copyWith} works for exactly one class: its
 * own {@code JsonMapper} refuses it, and so does each subclass that does not override it.
 */
final class CopiedMapper extends ObjectMapper {

    private static final long serialVersionUID = 1L;

    CopiedMapper(ObjectMapper mapper, JsonFactory factory) {
        super(mapper, factory);
    }
}
