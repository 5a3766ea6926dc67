package org.wasmplugins.wasm.serialization;

import java.io.IOException;

import org.wasmplugins.Text;

/** Prints the reason why a serializer failed. Makes it printable, since the serializer's message may quote hostile bytes. */
public final class SerializerMessages {

    private SerializerMessages() {
    }

    /** Returns the message's first line. The lines below it describe the place in the bytes. */
    public static String of(IOException failure) {
        return Text.printable(String.valueOf(failure.getMessage()).lines().findFirst().orElse(""));
    }
}
