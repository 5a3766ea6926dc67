package org.wasmplugins.wasm.serialization.token;

import java.io.IOException;
import java.math.BigDecimal;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.JsonParserDelegate;

/** Reads a number without a requested type as a double only if a double is exact. Reads no number as infinity. */
class ExactParser extends JsonParserDelegate {

    ExactParser(JsonParser tokens) {
        super(tokens);
    }

    @Override
    public NumberTypeFP getNumberTypeFP() throws IOException {
        JsonParser.NumberTypeFP type = super.getNumberTypeFP();
        return type != NumberTypeFP.UNKNOWN || !hasToken(JsonToken.VALUE_NUMBER_FLOAT)
                || Decimals.isDouble(getDecimalValue()) ? type : NumberTypeFP.BIG_DECIMAL;
    }

    @Override
    public Number getNumberValue() throws IOException {
        return hasToken(JsonToken.VALUE_NUMBER_FLOAT) ? Decimals.of(this) : super.getNumberValue();
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
