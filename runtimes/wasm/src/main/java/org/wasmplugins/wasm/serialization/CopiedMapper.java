package org.wasmplugins.wasm.serialization;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * What a mapper is configured to do, with tokens of our own. {@code copyWith} is for mappers of exactly one class: Jackson's
 * own
 * {@code JsonMapper} refuses it, and so does every other subclass that does not override it.
 */
final class CopiedMapper extends ObjectMapper {

    private static final long serialVersionUID = 1L;

    CopiedMapper(ObjectMapper mapper, JsonFactory factory) {
        super(mapper, factory);
    }
}
