package org.wasmplugins.wasm;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The modules in {@code guests/}. */
public final class Guests {

    private Guests() {
    }

    public static byte[] bytes(String name) {
        try (InputStream stream = Guests.class.getResourceAsStream("/guests/" + name + ".wasm")) {
            if (stream == null) {
                throw new IllegalArgumentException("there is no guest " + name);
            }
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
