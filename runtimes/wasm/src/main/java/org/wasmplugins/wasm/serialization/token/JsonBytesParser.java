package org.wasmplugins.wasm.serialization.token;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.Arrays;

import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.ObjectCodec;
import com.fasterxml.jackson.core.io.IOContext;
import com.fasterxml.jackson.core.json.UTF8StreamJsonParser;
import com.fasterxml.jackson.core.sym.ByteQuadsCanonicalizer;

/**
 * Parses JSON that is ASCII, with the numbers of {@link ExactParser}. It is a class of its own because it reads most
 * responses, and the delegate would cost time.
 */
final class JsonBytesParser extends UTF8StreamJsonParser implements JsonSource {

    JsonBytesParser(IOContext context, int features, ObjectCodec codec, ByteQuadsCanonicalizer names, byte[] bytes,
            int offset, int length) {
        super(context, features, null, codec, names, bytes, offset, offset + length, 0, false);
        _parsingContext = new DuplicateNameCheck(this);
    }

    @Override
    public byte[] value() throws IOException {
        int start = (int) currentTokenLocation().getByteOffset();
        JsonTokens.skip(this);
        return Arrays.copyOfRange(_inputBuffer, start, _inputPtr);
    }

    /** Returns true if the number is too short to need a check; most are. */
    private boolean isShort() {
        return _expLength == 0 && _intLength + _fractLength <= Decimals.DIGITS_OF_DOUBLES;
    }

    @Override
    public NumberTypeFP getNumberTypeFP() throws IOException {
        return _currToken != JsonToken.VALUE_NUMBER_FLOAT || isShort() || Decimals.isDouble(getDecimalValue())
                ? super.getNumberTypeFP()
                : NumberTypeFP.BIG_DECIMAL;
    }

    @Override
    public Number getNumberValue() throws IOException {
        return _currToken == JsonToken.VALUE_NUMBER_FLOAT ? Decimals.of(this) : super.getNumberValue();
    }

    @Override
    public Object getNumberValueDeferred() throws IOException {
        return getNumberValue();
    }

    @Override
    public BigDecimal getDecimalValue() throws IOException {
        try {
            return Decimals.bounded(this, super.getDecimalValue());
        } catch (NumberFormatException e) {
            throw Decimals.tooLong(this, e);
        }
    }

    @Override
    public double getDoubleValue() throws IOException {
        return Decimals.finite(this, super.getDoubleValue());
    }

    @Override
    public float getFloatValue() throws IOException {
        return Decimals.finite(this, super.getFloatValue());
    }
}
