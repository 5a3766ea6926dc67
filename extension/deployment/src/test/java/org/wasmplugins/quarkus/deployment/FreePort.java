package org.wasmplugins.quarkus.deployment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;

/** A port of this machine that nobody uses: the same for a test and for its application, which load this class each. */
final class FreePort {

    private FreePort() {
    }

    static int of(String test) {
        return Integer.parseInt((String) System.getProperties().computeIfAbsent("port." + test, ignored -> find()));
    }

    private static String find() {
        try (var socket = new ServerSocket(0)) {
            return String.valueOf(socket.getLocalPort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
