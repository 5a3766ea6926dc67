package org.wasmplugins.quarkus.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wasmplugins.PluginEvent;
import org.wasmplugins.exception.DenialReason;
import org.wasmplugins.exception.PermissionDeniedException;
import org.wasmplugins.exception.PluginLimitException;
import org.wasmplugins.exception.PluginTimeoutException;
import org.wasmplugins.host.PluginManager;
import org.wasmplugins.wasm.Guests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.QuarkusUnitTest;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;

class HttpRequestTest {

    private static final int PORT = FreePort.of("HttpRequestTest");
    private static final String MAY = """
            permissions:
              resources: { max_execution_time: 10s, max_response_size: 100KB }
              capabilities: { network: ['localhost:%1$d', 'localhost:1', 'other.example'] }
            """.formatted(PORT);
    private static final String HURRIES = """
            permissions:
              resources: { max_execution_time: 200ms }
              capabilities: { network: ['localhost:%1$d'] }
            """.formatted(PORT);

    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = new QuarkusUnitTest()
            .withApplicationRoot(archive -> PluginArchive.with(plugins -> plugins
                    .plugin("may", PluginArchive.manifest("may", MAY), Guests.bytes("forward"))
                    .plugin("public-only", PluginArchive.manifest("public-only", MAY), Guests.bytes("forward"))
                    .plugin("narrowed", PluginArchive.manifest("narrowed", MAY), Guests.bytes("forward"))
                    .plugin("hurries", PluginArchive.manifest("hurries", HURRIES), Guests.bytes("forward"))
                    .plugin("silent", Guests.bytes("forward")))
                    .accept(archive.addClasses(PluginArchive.class, FreePort.class, HttpClientMeters.class)))
            .overrideConfigKey("quarkus.wasm-plugins.plugins.\"may\".grants.private-addresses", "true")
            .overrideConfigKey("quarkus.wasm-plugins.plugins.\"hurries\".grants.private-addresses", "true")
            .overrideConfigKey("quarkus.wasm-plugins.plugins.\"narrowed\".grants.network", "other.example");

    @Inject
    PluginManager plugins;

    @Inject
    Vertx vertx;

    @Inject
    ObjectMapper mapper;

    @Inject
    MeterRegistry meters;

    /** One for all tests: a port that was just given up is not always free at once. It ends with the application. */
    private static HttpServer server;

    @BeforeEach
    void startServer() {
        if (server == null) {
            server = vertx.createHttpServer().requestHandler(HttpRequestTest::serve).listen(PORT).toCompletionStage()
                    .toCompletableFuture().join();
        }
    }

    private static void serve(HttpServerRequest request) {
        var path = request.path();
        if (path.equals("/large")) {
            request.response().end("x".repeat(100_001));
        } else if (path.equals("/endless")) {
            request.response().setChunked(true).write("x");
        } else if (path.equals("/bytes")) {
            request.response().end(Buffer.buffer(new byte[] { (byte) 0xFF, 0 }));
        } else if (path.equals("/again")) {
            request.response().setStatusCode(302).putHeader("location", "/again").end();
        } else if (path.startsWith("/to/")) {
            request.response().setStatusCode(Integer.parseInt(path.substring(4, 7)))
                    .putHeader("location", request.getParam("url")).end("moved");
        } else {
            request.bodyHandler(body -> request.response().putHeader("X-Seen", request.method() + " " + request.uri())
                    .end(request.getHeader("authorization") + "|" + request.getHeader("host") + "|" + body));
        }
    }

    /** That there is none otherwise is seen by {@link SparseStartTest}. */
    @Test
    void pluginsWithHosts_haveAClient() throws Exception {
        get("may", url("/"));
        assertThat(HttpClientMeters.isMade(meters)).isTrue();
    }

    private static String url(String path) {
        return "http://localhost:" + PORT + path;
    }

    private byte[] sendRaw(String plugin, String request) {
        return (byte[]) plugins.sendEvent(PluginEvent.to(plugin, "do", request.getBytes(StandardCharsets.UTF_8))).await()
                .atMost(Duration.ofSeconds(20)).data();
    }

    private JsonNode send(String plugin, String request) throws Exception {
        return mapper.readTree(sendRaw(plugin, request.replace('\'', '"')));
    }

    private JsonNode get(String plugin, String url) throws Exception {
        return send(plugin, "{'url': '" + url + "'}");
    }

    @Test
    void request_reachesServerAndItsAnswerThePlugin() throws Exception {
        var answer = send("may", "{'method': 'POST', 'url': '" + url("/a?b=c")
                + "', 'headers': {'Authorization': 'Bearer 1'}, 'body': 'hällo'}");
        assertThat(answer.path("status").asInt()).isEqualTo(200);
        assertThat(answer.path("headers").path("x-seen").get(0).asText()).isEqualTo("POST /a?b=c");
        assertThat(answer.path("body").asText()).isEqualTo("Bearer 1|localhost:" + PORT + "|hällo");
    }

    @Test
    void answerThatIsNoText_comesAsBase64() throws Exception {
        assertThat(get("may", url("/bytes")).path("bodyBase64").asText()).isEqualTo("/wA=");
    }

    @Test
    void hostThatIsNotListed_isDenied() {
        assertThatThrownBy(() -> get("may", "http://127.0.0.1:" + PORT + "/")).isInstanceOf(PermissionDeniedException.class)
                .hasMessage(
                        "Plugin may 1.0.0, call host function 'http_request': the plugin may not send requests to 127.0.0.1,"
                                + " port " + PORT + "; allowed are [localhost:1, localhost:" + PORT
                                + ", other.example]. List it"
                                + " under permissions.capabilities.network in the plugin's plugin.yaml to allow it, with its port if that"
                                + " is not the usual one.");
    }

    @ParameterizedTest
    @ValueSource(strings = { "http://localhost/", "http://localhost:2/", "https://other.example:8443/", "http://[::1]/",
            "http://2130706433/", "http://localhost.:80/", "http://other.example.evil.example/" })
    void otherNameOrPort_isDenied(String url) {
        assertThatThrownBy(() -> get("may", url)).isInstanceOf(PermissionDeniedException.class)
                .satisfies(e -> assertThat(((PermissionDeniedException) e).reason()).isEqualTo(DenialReason.NOT_REQUESTED));
    }

    @Test
    void hostThatIsNotGranted_isDenied() {
        assertThatThrownBy(() -> get("narrowed", url("/"))).isInstanceOf(PermissionDeniedException.class)
                .hasMessageContaining("allowed are [other.example]. List it under quarkus.wasm-plugins.plugins.\"narrowed\""
                        + ".grants.network to allow it.")
                .satisfies(e -> assertThat(((PermissionDeniedException) e).reason()).isEqualTo(DenialReason.NOT_GRANTED));
    }

    @Test
    void pluginWithoutNetwork_isDenied() {
        assertThatThrownBy(() -> get("silent", url("/"))).isInstanceOf(PermissionDeniedException.class)
                .hasMessageContaining("allowed are none.");
    }

    @Test
    void privateAddressBehindAllowedName_isDenied() {
        assertThatThrownBy(() -> get("public-only", url("/"))).isInstanceOf(PermissionDeniedException.class)
                .hasMessageMatching(
                        "Plugin public-only 1.0.0, call host function 'http_request': the plugin may not send requests"
                                + " to localhost: its address .* is not a public one. Set quarkus.wasm-plugins.plugins.\"public-only\""
                                + ".grants.private-addresses=true to allow it.")
                .satisfies(e -> assertThat(((PermissionDeniedException) e).reason()).isEqualTo(DenialReason.PRIVATE_ADDRESS));
    }

    @Test
    void redirectToAllowedHost_isFollowed() throws Exception {
        assertThat(get("may", url("/to/302?url=/b")).path("headers").path("x-seen").get(0).asText()).isEqualTo("GET /b");
    }

    @ParameterizedTest
    @CsvSource({ "301, GET, ''", "302, GET, ''", "303, GET, ''", "307, POST, text", "308, POST, text" })
    void redirectOfPost_keepsBodyWhereItMust(int status, String method, String body) throws Exception {
        var answer = send("may", "{'method': 'POST', 'url': '" + url("/to/" + status + "?url=/b") + "', 'body': 'text'}");
        assertThat(answer.path("headers").path("x-seen").get(0).asText()).isEqualTo(method + " /b");
        assertThat(answer.path("body").asText()).isEqualTo("null|localhost:" + PORT + "|" + body);
    }

    @Test
    void redirectToOtherHost_isDenied() {
        assertThatThrownBy(() -> get("may", url("/to/302?url=http%3A%2F%2F169.254.169.254%2Flatest")))
                .isInstanceOf(PermissionDeniedException.class).hasMessageContaining("to 169.254.169.254, port 80;");
    }

    @Test
    void endlessRedirect_isAnAnswer() throws Exception {
        assertThat(get("may", url("/again")).path("error").path("code").asText()).isEqualTo("too-many-redirects");
    }

    @Test
    void largeAnswer_endsTheCall() {
        assertThatThrownBy(() -> get("may", url("/large"))).isInstanceOf(PluginLimitException.class)
                .hasMessageContaining(
                        "call host function 'http_request': a server answered with more than 100000 bytes; allowed:"
                                + " 100000 bytes (permissions.resources.max_response_size");
    }

    @Test
    void answerWithoutEnd_endsWithThePluginsTime() {
        assertThatThrownBy(() -> get("hurries", url("/endless"))).isInstanceOf(PluginTimeoutException.class);
    }

    @Test
    void serverThatIsNotThere_isAnAnswer() throws Exception {
        assertThat(get("may", "http://localhost:1/").path("error").path("code").asText()).isEqualTo("failed");
    }

    @ParameterizedTest
    @ValueSource(strings = { "no json", "[]", "{}", "{'url': 'ftp://localhost/'}", "{'url': 'http://user@localhost/'}",
            "{'url': 'http:///etc/passwd'}", "{'url': 'http://localhost:99999/'}", "{'url': 'http://localhost/', 'x': 1}",
            "{'url': 'http://localhost/', 'method': 'CONNECT'}", "{'url': 'http://localhost/', 'headers': {'Host': 'a'}}",
            "{'url': 'http://localhost/', 'headers': {'a': 'b\\r\\nc: d'}}",
            "{'url': 'http://localhost/', 'headers': {'a\\n': 'b'}}", "{'url': 'http://localhost/', 'headers': []}",
            "{'url': 'http://localhost/', 'body': 1}", "{'url': 'http://localhost/', 'body': 'a\\uD83D'}",
            "{'url': 'http://localhost/', 'bodyBase64': '?'}",
            "{'url': 'http://localhost/', 'body': '', 'bodyBase64': ''}", "{'url': 'http://localhost/ HTTP/1.1\\r\\nA: b'}" })
    void whatIsNoRequest_isAnAnswer(String request) throws Exception {
        assertThat(send("may", request).path("error").path("code").asText()).isEqualTo("bad-request");
    }

    @Test
    void remainingTime_isWhatIsLeftOfTheCall() {
        long left = ByteBuffer.wrap(sendRaw("may", "t")).order(ByteOrder.LITTLE_ENDIAN).getLong();
        assertThat(left).isBetween(1L, 10_000L);
    }
}
