package org.wasmplugins.quarkus.deployment;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** A port of this machine that nobody uses: the same for a test and for its application, which load this class each. */
final class FreePort {

    private static final int FIRST = 20_000;
    private static final int MANY = 5_000;

    private FreePort() {
    }

    static int of(String test) {
        return Integer.parseInt((String) System.getProperties().computeIfAbsent("port." + test, ignored -> find()));
    }

    /** Below the ports that systems give to connections, one of which could take it before the test does. */
    private static String find() {
        for (int port = FIRST + ThreadLocalRandom.current().nextInt(MANY); port < FIRST + 2 * MANY; port++) {
            try (var socket = new ServerSocket(port)) {
                return String.valueOf(socket.getLocalPort());
            } catch (IOException e) {
                // Somebody has it: the next one.
            }
        }
        throw new IllegalStateException("No port is free.");
    }
}
