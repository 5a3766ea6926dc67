package org.wasmplugins.wasm.serialization.token;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;

import com.fasterxml.jackson.core.JsonGenerationException;
import com.fasterxml.jackson.core.ObjectCodec;
import com.fasterxml.jackson.core.io.IOContext;
import com.fasterxml.jackson.core.json.UTF8JsonGenerator;

/** Refuses numbers that JSON does not have. Jackson would write them as text, which the other formats do not. */
final class JsonWriter extends UTF8JsonGenerator {

    JsonWriter(IOContext context, int features, ObjectCodec codec, OutputStream out, char quote) {
        super(context, features, codec, out, quote);
    }

    @Override
    public void writeNumber(double number) throws IOException {
        if (!Double.isFinite(number)) {
            throw refused(number);
        }
        super.writeNumber(number);
    }

    @Override
    public void writeNumber(float number) throws IOException {
        if (!Float.isFinite(number)) {
            throw refused(number);
        }
        super.writeNumber(number);
    }

    @Override
    public void writeNumber(String number) throws IOException {
        try {
            super.writeNumber(new BigDecimal(number));
        } catch (NumberFormatException e) {
            throw refused(number);
        }
    }

    @Override
    public void writeNumber(char[] buffer, int offset, int length) throws IOException {
        writeNumber(new String(buffer, offset, length));
    }

    private JsonGenerationException refused(Object number) {
        return new JsonGenerationException("There is " + number + ", for which JSON has no number.", this);
    }
}
