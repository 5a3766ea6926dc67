package org.wasmplugins.quarkus.runtime.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.wasmplugins.EventPattern;
import org.wasmplugins.HostContext;
import org.wasmplugins.PluginId;
import org.wasmplugins.PluginManifest;
import org.wasmplugins.PluginVersion;
import org.wasmplugins.SerializationFormat;
import org.wasmplugins.host.spi.NetworkAccess;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.vertx.core.Vertx;

/** Servers and names that do harm, and the requests of others. */
@Timeout(60)
class VertxHttpRequestsTest {

    private static final NetworkAccess ANY = new NetworkAccess() {
        @Override
        public void checkHost(String host, int port, boolean usual) {
            // may go anywhere
        }

        @Override
        public void checkAddress(String host, InetAddress address) {
            // may go anywhere
        }
    };

    private final Vertx vertx = Vertx.vertx();
    private final ObjectMapper mapper = new ObjectMapper();
    private final CountDownLatch end = new CountDownLatch(1);
    private VertxHttpRequests requests;

    @AfterEach
    void close() throws Exception {
        end.countDown();
        requests.close();
        vertx.close().toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    private VertxHttpRequests requests(NameLookups.Resolver resolver) {
        requests = new VertxHttpRequests(vertx, List.of(), resolver);
        return requests;
    }

    private static HostContext context(String plugin) {
        var manifest = PluginManifest.builder(PluginId.of(plugin), new PluginVersion("1.0.0")).module("")
                .serialization(List.of(SerializationFormat.RAW)).events(List.of(new EventPattern("*"))).build();
        return new HostContext() {
            @Override
            public PluginManifest plugin() {
                return manifest;
            }

            @Override
            public String eventId() {
                return null;
            }

            @Override
            public Duration remaining() {
                return Duration.ofSeconds(20);
            }
        };
    }

    private JsonNode get(String plugin, String url) {
        try {
            return mapper.readTree(requests.send("{\"url\":\"" + url + "\"}", ANY, context(plugin)));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private int serve(String address) throws Exception {
        var server = vertx.createHttpServer().requestHandler(request -> request.response().end("here")).listen(0, address)
                .toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
        return server.actualPort();
    }

    @Test
    void everyAddressOfAName_isTriedUntilOneAnswers() throws Exception {
        int port = serve("127.0.0.1");
        requests(host -> new InetAddress[] { InetAddress.getByName("127.0.0.2"), InetAddress.getByName("127.0.0.3"),
                InetAddress.getByName("127.0.0.1") });
        assertThat(get("a", "http://three.example:" + port + "/").path("body").asText()).isEqualTo("here");
    }

    @Test
    void nameWithoutAnAddressThatAnswers_isAFailedRequest() throws Exception {
        int port = serve("127.0.0.1");
        requests(host -> new InetAddress[] { InetAddress.getByName("127.0.0.2"), InetAddress.getByName("127.0.0.3") });
        assertThat(get("a", "http://two.example:" + port + "/").path("error").path("message").asText())
                .startsWith("The request failed: ").contains("127.0.0.3");
    }

    @Test
    void namesThatAreNeverFound_keepNoOtherPluginFromFindingTheirs() throws Exception {
        int port = serve("127.0.0.1");
        var looking = new CountDownLatch(2);
        requests(host -> {
            if (host.startsWith("never")) {
                looking.countDown();
                awaitEnd();
            }
            return new InetAddress[] { InetAddress.getByName("127.0.0.1") };
        });
        for (int i = 0; i < 20; i++) {
            var url = "http://never" + i + ".example/";
            CompletableFuture.runAsync(() -> get("hostile", url), task -> {
                var thread = new Thread(task);
                thread.setDaemon(true);
                thread.start();
            });
        }
        assertThat(looking.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(get("good", "http://found.example:" + port + "/").path("body").asText()).isEqualTo("here");
    }

    private void awaitEnd() {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void serverThatInformsWithoutEnd_isLeft() throws Exception {
        try (var server = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            var thread = new Thread(() -> informWithoutEnd(server));
            thread.setDaemon(true);
            thread.start();
            requests(InetAddress::getAllByName);
            assertThat(get("a", "http://127.0.0.1:" + server.getLocalPort() + "/").path("error").path("message").asText())
                    .contains("the server sent more than 10 informational responses");
        }
    }

    private static void informWithoutEnd(ServerSocket server) {
        try (var connection = server.accept()) {
            while (true) {
                connection.getOutputStream().write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            }
        } catch (IOException e) {
            // the client has gone
        }
    }

    @Test
    void connectionsOfPlugins_areOnEventLoopsOfTheirOwn() {
        requests(InetAddress::getAllByName);
        var loops = new PluginLoops(vertx);
        assertThat(loops.of(PluginId.of("a"))).isSameAs(loops.of(PluginId.of("a")));
        assertThat(loops.of(PluginId.of("a"))).isNotSameAs(loops.of(PluginId.of("b")));
    }
}
