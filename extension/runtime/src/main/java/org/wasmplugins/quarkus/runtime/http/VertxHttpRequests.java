package org.wasmplugins.quarkus.runtime.http;

import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.ExecutionException;

import org.wasmplugins.HostContext;
import org.wasmplugins.ResourceLimit;
import org.wasmplugins.exception.PluginLimitException;
import org.wasmplugins.exception.PluginOperation;
import org.wasmplugins.host.spi.GuestWait;
import org.wasmplugins.host.spi.HttpRequests;
import org.wasmplugins.host.spi.NetworkAccess;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.tracing.TracingPolicy;

/**
 * Sends requests with Vert.x' client, and follows redirects itself: each hop is checked like the first. If a server cannot be
 * reached, the plugin gets an answer with the error, and its call continues.
 */
public final class VertxHttpRequests implements HttpRequests, AutoCloseable {

    /** The most redirects, as in browsers (Fetch standard, HTTP-redirect fetch). */
    private static final int MAX_REDIRECTS = 20;
    private static final int MAX_ADDRESSES = 8;
    private static final int CONNECTIONS_PER_SERVER = 50;
    private static final int WAITING_PER_SERVER = 1_000;

    /** A mapper of this class: requests and answers have the same form with any mapper of the application. */
    private final ObjectMapper mapper = new ObjectMapper();
    private final HttpClient client;
    private final List<RequestHeaders> more;
    private final NameLookups names;
    private final PluginLoops loops;

    /**
     * @param vertx the owner of the connections
     * @param more the sources of additional headers for each request
     */
    public VertxHttpRequests(Vertx vertx, List<RequestHeaders> more) {
        this(vertx, more, InetAddress::getAllByName);
    }

    VertxHttpRequests(Vertx vertx, List<RequestHeaders> more, NameLookups.Resolver resolver) {
        this.more = List.copyOf(more);
        client = vertx.createHttpClient(new HttpClientOptions().setProtocolVersion(HttpVersion.HTTP_1_1)
                .setDecompressionSupported(false)
                // No tracing here: the host function already has a span, and the client cannot find the parent.
                .setTracingPolicy(TracingPolicy.IGNORE).setMaxPoolSize(CONNECTIONS_PER_SERVER)
                .setMaxWaitQueueSize(WAITING_PER_SERVER));
        names = new NameLookups(vertx, resolver);
        loops = new PluginLoops(vertx);
    }

    @Override
    public String send(String json, NetworkAccess access, HostContext context) throws Exception {
        try {
            var request = GuestRequest.parse(mapper, json);
            for (int redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
                var answer = exchange(request, access, context);
                var location = answer.location();
                if (location.isEmpty()) {
                    return Answers.of(mapper, answer);
                }
                request = request.redirected(answer.status(), location.get());
            }
            return Answers.error(mapper, "too-many-redirects", "There were more than " + MAX_REDIRECTS + " redirects.");
        } catch (BadRequestException e) {
            return Answers.error(mapper, "bad-request", e.getMessage());
        } catch (ExecutionException e) {
            if (e.getCause() instanceof TooLargeException) {
                throw tooLarge(context);
            }
            return Answers.error(mapper, "failed", "The request failed: " + cause(e));
        }
    }

    private HttpAnswer exchange(GuestRequest request, NetworkAccess access, HostContext context) throws Exception {
        var target = request.target();
        access.checkHost(target.host(), target.port(), target.isUsualPort());
        var addresses = names.resolve(target.host(), context);
        for (var address : addresses) {
            access.checkAddress(target.host(), address);
        }
        int last = Math.min(addresses.length, MAX_ADDRESSES) - 1;
        for (int i = 0; i < last; i++) {
            try {
                return exchange(request, addresses[i], last - i + 1, context);
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof NotConnectedException)) {
                    throw e;
                }
            }
        }
        return exchange(request, addresses[last], 1, context);
    }

    /** @param share the divisor of the remaining time: each of the addresses that are left gets a share for its connection */
    private HttpAnswer exchange(GuestRequest request, InetAddress address, int share, HostContext context) throws Exception {
        var exchange = HttpExchange.start(client, loops.of(context.plugin().id()), request, headers(request), address,
                Math.max(1, context.remaining().toMillis() / share),
                context.plugin().permissions().limits().maxResponseBytes());
        try {
            return GuestWait.end(exchange.answer(), context);
        } finally {
            exchange.cancel();
        }
    }

    private MultiMap headers(GuestRequest request) {
        var headers = MultiMap.caseInsensitiveMultiMap();
        request.headers().forEach(headers::add);
        more.forEach(source -> source.addTo(headers::set));
        return headers;
    }

    private static Throwable cause(ExecutionException e) {
        return e.getCause() instanceof NotConnectedException none ? none.getCause() : e.getCause();
    }

    private static PluginLimitException tooLarge(HostContext context) {
        long allowed = context.plugin().permissions().limits().maxResponseBytes();
        return new PluginLimitException(PluginOperation.of(context.plugin(), "call host function 'http_request'"),
                ResourceLimit.RESPONSE_SIZE, "a server answered with more than " + allowed + " bytes",
                "more than " + allowed + " bytes", allowed + " bytes");
    }

    @Override
    public void close() {
        client.close();
        names.close();
    }
}
