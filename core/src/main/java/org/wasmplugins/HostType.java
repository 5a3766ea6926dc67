package org.wasmplugins;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * The Java type of a value that goes into a plugin or comes out of a plugin.
 *
 * @param rawClass the class without type arguments
 * @param arguments the type arguments, in order; empty for none
 */
public record HostType(Class<?> rawClass, List<HostType> arguments) {

    /** The form in which values of a type go into a plugin. */
    public enum Kind {
        /** No value; only for results. */
        VOID,
        /** A 32-bit integer holding an {@code int}. */
        INT,
        /** A 32-bit integer, 0 for false. */
        BOOLEAN,
        /** A 32-bit integer holding a {@code short}. */
        SHORT,
        /** A 32-bit integer holding a {@code byte}. */
        BYTE,
        /** A 32-bit integer holding a UTF-16 code unit. */
        CHAR,
        /** A 64-bit integer. */
        LONG,
        /** A 32-bit float. */
        FLOAT,
        /** A 64-bit float. */
        DOUBLE,
        /** UTF-8 text in the plugin's memory. */
        STRING,
        /** Bytes in the plugin's memory. */
        BYTES,
        /** A value written by the plugin's serialization, in the plugin's memory. */
        SERIALIZED
    }

    private static final Map<Class<?>, Kind> KINDS = Map.ofEntries(
            Map.entry(void.class, Kind.VOID), Map.entry(Void.class, Kind.VOID),
            Map.entry(int.class, Kind.INT), Map.entry(Integer.class, Kind.INT),
            Map.entry(boolean.class, Kind.BOOLEAN), Map.entry(Boolean.class, Kind.BOOLEAN),
            Map.entry(short.class, Kind.SHORT), Map.entry(Short.class, Kind.SHORT),
            Map.entry(byte.class, Kind.BYTE), Map.entry(Byte.class, Kind.BYTE),
            Map.entry(char.class, Kind.CHAR), Map.entry(Character.class, Kind.CHAR),
            Map.entry(long.class, Kind.LONG), Map.entry(Long.class, Kind.LONG),
            Map.entry(float.class, Kind.FLOAT), Map.entry(Float.class, Kind.FLOAT),
            Map.entry(double.class, Kind.DOUBLE), Map.entry(Double.class, Kind.DOUBLE),
            Map.entry(String.class, Kind.STRING), Map.entry(byte[].class, Kind.BYTES));

    /**
     * Plain values: {@code Map}, {@code List}, {@code String}, {@code Number}, {@code Boolean}, {@code byte[]} (MessagePack
     * only) or null. A number with a decimal point is a {@code Double} if that has the same value, and otherwise a
     * {@code BigDecimal}.
     */
    public static final HostType ANY = of(Object.class);

    public HostType {
        Objects.requireNonNull(rawClass, "rawClass");
        arguments = List.copyOf(arguments);
    }

    /**
     * @param type a class without type arguments
     * @return the type of the class, never null
     */
    public static HostType of(Class<?> type) {
        return new HostType(type, List.of());
    }

    /**
     * @return the form in which values of this type go into a plugin, never null
     */
    public Kind kind() {
        return KINDS.getOrDefault(rawClass, Kind.SERIALIZED);
    }

    // Written by hand: each call looks up its type, and the methods that the JVM makes for records are slower.
    @Override
    public boolean equals(Object other) {
        return other instanceof HostType type && type.rawClass == rawClass && type.arguments.equals(arguments);
    }

    @Override
    public int hashCode() {
        return 31 * rawClass.hashCode() + arguments.hashCode();
    }

    @Override
    public String toString() {
        var name = rawClass.getSimpleName();
        return arguments.isEmpty() ? name
                : arguments.stream().map(HostType::toString).collect(Collectors.joining(", ", name + "<", ">"));
    }
}
