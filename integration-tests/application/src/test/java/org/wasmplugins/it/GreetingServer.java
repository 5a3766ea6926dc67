package org.wasmplugins.it;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardSocketOptions;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** Greets whoever asks. */
final class GreetingServer {

    /** The manifest of the plugin 'fetch' has it, so it cannot be any free one. */
    static final int PORT = 18_473;
    static final String GREETING = "hello";

    /** What a connection that was accepted speaks. */
    private interface Dressing {

        Socket apply(Socket connection) throws IOException;
    }

    private final Dressing dressing;
    private final ServerSocket socket;
    private volatile String failure = "";
    private final Thread thread = new Thread(this::serve, "greeting-server");

    private GreetingServer(Dressing dressing) throws IOException {
        this.dressing = dressing;
        socket = new ServerSocket();
        // Builds beside each other share the port: whichever server answers, it answers the same.
        socket.setOption(StandardSocketOptions.SO_REUSEPORT, true);
        socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), PORT));
        thread.start();
    }

    static GreetingServer start() throws IOException {
        return new GreetingServer(connection -> connection);
    }

    static GreetingServer startWithTls(SSLContext context) throws IOException {
        return new GreetingServer(connection -> {
            var secured = (SSLSocket) context.getSocketFactory().createSocket(connection, null, PORT, true);
            secured.setUseClientMode(false);
            return secured;
        });
    }

    private void serve() {
        try {
            while (true) {
                greet(socket.accept());
            }
        } catch (IOException e) {
            // The socket is closed: that is the end.
        }
    }

    private void greet(Socket accepted) {
        try (accepted; var connection = dressing.apply(accepted)) {
            var request = new BufferedReader(new InputStreamReader(connection.getInputStream(), US_ASCII));
            var line = request.readLine();
            while (line != null && !line.isEmpty()) {
                line = request.readLine();
            }
            connection.getOutputStream().write(("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: " + GREETING.length()
                    + "\r\n\r\n" + GREETING).getBytes(US_ASCII));
        } catch (IOException e) {
            failure = e.getMessage();
        }
    }

    /** Ends it, and says why it did not greet, if so. */
    String stop() throws Exception {
        socket.close();
        thread.join();
        return failure;
    }
}
