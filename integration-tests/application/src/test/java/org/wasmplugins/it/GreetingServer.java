package org.wasmplugins.it;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.StandardSocketOptions;

/** Greets whoever asks. */
final class GreetingServer {

    /** The manifest of the plugin 'fetch' has it, so it cannot be any free one. */
    static final int PORT = 18_473;
    static final String GREETING = "hello";

    private final ServerSocket socket;
    private final Thread thread = new Thread(this::serve, "greeting-server");

    private GreetingServer() throws IOException {
        socket = new ServerSocket();
        // Builds beside each other share the port: whichever server answers, it answers the same.
        socket.setOption(StandardSocketOptions.SO_REUSEPORT, true);
        socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), PORT));
        thread.start();
    }

    static GreetingServer start() throws IOException {
        return new GreetingServer();
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (var connection = socket.accept()) {
                var lines = new BufferedReader(new InputStreamReader(connection.getInputStream(), US_ASCII)).lines();
                lines.takeWhile(line -> !line.isEmpty()).forEach(line -> {
                });
                connection.getOutputStream().write(("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: "
                        + GREETING.length() + "\r\n\r\n" + GREETING).getBytes(US_ASCII));
            } catch (IOException e) {
                // Nobody is greeted; a test that waits for that fails.
            }
        }
    }

    void stop() throws Exception {
        socket.close();
        thread.join();
    }
}
