package org.wasmplugins.wasm.serialization.token;

import java.io.IOException;
import java.math.BigDecimal;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;

/** Reads numbers with a fraction or an exponent, which come from plugins and may be hostile. */
final class Decimals {

    /** A double keeps this many digits of a decimal. */
    static final int DIGITS_OF_DOUBLES = 15;

    private Decimals() {
    }

    /** Returns true if a double has exactly this value. Zeros at the end of the number are ignored. */
    static boolean isDouble(BigDecimal number) {
        double nearest = number.doubleValue();
        return Double.isFinite(nearest) && BigDecimal.valueOf(nearest).compareTo(number) == 0;
    }

    /** Returns the current number in the type that the parser reports. */
    static Number of(JsonParser parser) throws IOException {
        return switch (parser.getNumberTypeFP()) {
            case BIG_DECIMAL -> parser.getDecimalValue();
            case FLOAT32 -> parser.getFloatValue();
            default -> parser.getDoubleValue();
        };
    }

    /**
     * Refuses a number that is dangerous to calculate with: a few characters can express a number that fills the memory when
     * one is added to it.
     */
    static BigDecimal bounded(JsonParser parser, BigDecimal number) throws IOException {
        if (Math.abs((long) number.scale()) > ReadLimits.MAX_NUMBER_LENGTH) {
            throw tooLong(parser, null);
        }
        return number;
    }

    static JsonParseException tooLong(JsonParser parser, NumberFormatException cause) {
        return new JsonParseException(parser, "There is a number with more digits than the "
                + ReadLimits.MAX_NUMBER_LENGTH + " that are allowed, written out.", cause);
    }

    static double finite(JsonParser parser, double number) throws IOException {
        if (!Double.isFinite(number)) {
            throw new JsonParseException(parser, "There is a number that is too large for a double.");
        }
        return number;
    }

    static float finite(JsonParser parser, float number) throws IOException {
        if (!Float.isFinite(number)) {
            throw new JsonParseException(parser, "There is a number that is too large for a float.");
        }
        return number;
    }
}
