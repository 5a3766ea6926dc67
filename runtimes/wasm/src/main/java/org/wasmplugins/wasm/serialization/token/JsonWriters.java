package org.wasmplugins.wasm.serialization.token;

import java.io.OutputStream;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.IOContext;

/** Creates {@link JsonWriter}s for Jackson. */
final class JsonWriters extends JsonFactory {

    private static final long serialVersionUID = 1L;

    JsonWriters(JsonFactoryBuilder builder) {
        super(builder);
    }

    @Override
    protected JsonGenerator _createUTF8Generator(OutputStream out, IOContext context) {
        return new JsonWriter(context, _generatorFeatures, _objectCodec, out, _quoteChar);
    }
}
