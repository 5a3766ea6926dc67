package org.wasmplugins.it;

import java.util.Locale;

import jakarta.enterprise.context.ApplicationScoped;

import org.wasmplugins.quarkus.HostFunction;

/** One host function for each type that can cross. */
@ApplicationScoped
public class TypeFunctions {

    private volatile String note = "";

    public record Point(int x, int y) {
    }

    @HostFunction("next_int")
    int next(int value) {
        return value + 1;
    }

    @HostFunction("next_long")
    long next(long value) {
        return value + 1;
    }

    @HostFunction("next_short")
    short next(short value) {
        return (short) (value + 1);
    }

    @HostFunction("next_byte")
    byte next(byte value) {
        return (byte) (value + 1);
    }

    @HostFunction("next_char")
    char next(char value) {
        return (char) (value + 1);
    }

    @HostFunction("half_float")
    float half(float value) {
        return value / 2;
    }

    @HostFunction("half_double")
    double half(double value) {
        return value / 2;
    }

    @HostFunction
    boolean negate(boolean value) {
        return !value;
    }

    @HostFunction("to_upper")
    String toUpper(String value) {
        return value.toUpperCase(Locale.ROOT);
    }

    @HostFunction
    byte[] reverse(byte[] value) {
        var reversed = new byte[value.length];
        for (int i = 0; i < value.length; i++) {
            reversed[i] = value[value.length - 1 - i];
        }
        return reversed;
    }

    @HostFunction
    Point mirror(Point point) {
        return new Point(point.y(), point.x());
    }

    @HostFunction
    void note(String value) {
        note = value;
    }

    String note() {
        return note;
    }

    @HostFunction
    String describe(long number, String text, double fraction, boolean truth, byte[] bytes) {
        return number + " " + text + " " + fraction + " " + truth + " " + bytes.length;
    }

    @HostFunction
    void fail() {
        throw new IllegalStateException("out of order");
    }
}
