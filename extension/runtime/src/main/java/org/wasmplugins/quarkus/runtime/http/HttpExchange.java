package org.wasmplugins.quarkus.runtime.http;

import java.io.IOException;
import java.net.InetAddress;
import java.util.concurrent.CompletableFuture;

import io.vertx.core.Context;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;

/** One request to one address and its answer. Runs on an event loop; {@link #cancel} may come from any thread. */
final class HttpExchange {

    /** The most informational responses: a server needs none or one, and an endless number would keep the event loop busy. */
    private static final int MAX_INFORMATIONAL = 10;

    private final Context eventLoop;
    private final CompletableFuture<HttpAnswer> answer = new CompletableFuture<>();
    private final long maxBytes;
    private final Buffer body = Buffer.buffer();
    private HttpClientRequest sent;
    private int informational;

    private HttpExchange(Context eventLoop, long maxBytes) {
        this.eventLoop = eventLoop;
        this.maxBytes = maxBytes;
    }

    static HttpExchange start(HttpClient client, Context eventLoop, GuestRequest request, MultiMap headers,
            InetAddress address, long timeMillis, long maxBytes) {
        var exchange = new HttpExchange(eventLoop, maxBytes);
        var target = request.target();
        // Connects to the checked address and to no other: the name may stand for another address by now.
        var options = new RequestOptions().setMethod(HttpMethod.valueOf(request.method()))
                .setServer(SocketAddress.inetSocketAddress(target.port(), address.getHostAddress())).setHost(target.host())
                .setPort(target.port()).setSsl(target.secure()).setURI(target.pathAndQuery()).setFollowRedirects(false)
                .setConnectTimeout(timeMillis).setHeaders(headers);
        eventLoop.runOnContext(ignored -> exchange.request(client, options, request.body()));
        return exchange;
    }

    private void request(HttpClient client, RequestOptions options, byte[] content) {
        try {
            client.request(options).onSuccess(request -> send(request, content))
                    .onFailure(failure -> answer.completeExceptionally(new NotConnectedException(failure)));
        } catch (RuntimeException e) {
            // The client is closed, because the application stops.
            answer.completeExceptionally(e);
        }
    }

    CompletableFuture<HttpAnswer> answer() {
        return answer;
    }

    private void send(HttpClientRequest request, byte[] content) {
        sent = request;
        if (answer.isDone()) {
            request.reset();
            return;
        }
        request.continueHandler(ignored -> countInformational());
        request.earlyHintsHandler(ignored -> countInformational());
        var sending = content.length == 0 ? request.send() : request.send(Buffer.buffer(content));
        sending.onSuccess(this::receive).onFailure(answer::completeExceptionally);
    }

    private void countInformational() {
        informational++;
        if (informational > MAX_INFORMATIONAL) {
            answer.completeExceptionally(new IOException("the server sent more than " + MAX_INFORMATIONAL
                    + " informational responses"));
            sent.reset();
        }
    }

    private void receive(HttpClientResponse response) {
        response.exceptionHandler(answer::completeExceptionally);
        response.handler(chunk -> {
            if (body.length() + (long) chunk.length() > maxBytes) {
                answer.completeExceptionally(new TooLargeException());
                sent.reset();
            } else {
                body.appendBuffer(chunk);
            }
        });
        response.endHandler(ended -> answer.complete(
                new HttpAnswer(response.statusCode(), response.headers().entries(), body.getBytes())));
    }

    /** Cancels the request if it has not ended. */
    void cancel() {
        if (answer.cancel(false)) {
            eventLoop.runOnContext(ignored -> {
                if (sent != null) {
                    sent.reset();
                }
            });
        }
    }
}
