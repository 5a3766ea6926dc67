package org.wasmplugins.wasm.serialization;

import java.io.IOException;

import org.wasmplugins.Text;

/** Why a serializer could not do its work, for messages. What it read may stand in its own message, and may be hostile. */
public final class Reasons {

    private Reasons() {
    }

    /** The first line: what follows is the serializer's description of where it was. */
    public static String of(IOException failure) {
        return Text.printable(String.valueOf(failure.getMessage()).lines().findFirst().orElse(""));
    }
}
