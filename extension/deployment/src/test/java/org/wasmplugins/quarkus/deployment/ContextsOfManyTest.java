package org.wasmplugins.quarkus.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;

import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;
import org.jboss.logging.MDC;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wasmplugins.PluginEvent;
import org.wasmplugins.PluginId;
import org.wasmplugins.PluginResponse;
import org.wasmplugins.PublishedEvent;
import org.wasmplugins.host.PluginManager;
import org.wasmplugins.quarkus.EventType;
import org.wasmplugins.quarkus.HostFunction;
import org.wasmplugins.quarkus.PluginClient;
import org.wasmplugins.wasm.Guests;

import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextKey;
import io.quarkus.arc.Arc;
import io.quarkus.arc.Unremovable;
import io.quarkus.test.QuarkusUnitTest;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.common.vertx.ContextLocals;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;

/** 4,000 events from 200 contexts, on every way that does not run them at once: nobody sees what is another's. */
@Timeout(300)
class ContextsOfManyTest {

    private static final int CONTEXTS = 200;
    private static final int EVENTS_OF_EACH = 20;
    private static final String NONE = "none";
    private static final ContextKey<String> TRACE = ContextKey.named("trace of the test");
    private static final String MANIFEST = """
            permissions: { host_functions: [greet], resources: { max_execution_time: 5s } }
            execution: { %s }
            """;
    private static final String BATCH = "instances: 2, batch: { window: 5ms, max-size: 16 }";

    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = new QuarkusUnitTest()
            .withApplicationRoot(archive -> PluginArchive.with(plugins -> {
                for (var name : List.of("worker", "in-worker")) {
                    plugins.plugin(name, manifest(name, "instances: 2"), Guests.bytes("puppet"));
                }
                for (var name : List.of("batch", "in-batch")) {
                    plugins.plugin(name, manifest(name, BATCH), Guests.bytes("puppet"));
                }
                for (var name : List.of("loop", "in-loop")) {
                    plugins.plugin(name, manifest(name, "model: event-loop"), Guests.bytes("puppet"));
                }
                for (var name : List.of("lazy", "in-lazy")) {
                    plugins.plugin(name, manifest(name, "instances: 2") + "load: lazy\n", Guests.bytes("puppet"));
                }
            }).accept(archive.addClasses(PluginArchive.class)))
            .overrideConfigKey("quarkus.wasm-plugins.event-loop.max-execution-time", "5s")
            .overrideConfigKey("quarkus.wasm-plugins.pool.max-waiting", "10000")
            .overrideConfigKey("quarkus.wasm-plugins.pool.max-wait", "60s")
            .overrideConfigKey("quarkus.wasm-plugins.plugins.\"worker\".address", "to-worker")
            .overrideConfigKey("quarkus.wasm-plugins.plugins.\"in-worker\".incoming", "worker")
            .overrideConfigKey("quarkus.wasm-plugins.plugins.\"in-batch\".incoming", "batch")
            .overrideConfigKey("quarkus.wasm-plugins.plugins.\"in-loop\".incoming", "loop")
            .overrideConfigKey("quarkus.wasm-plugins.plugins.\"in-lazy\".incoming", "lazy");

    private static String manifest(String id, String execution) {
        return PluginArchive.manifest(id, MANIFEST.formatted(execution));
    }

    @PluginClient("worker")
    public interface Client {

        @EventType("do")
        Uni<byte[]> uni(byte[] command);

        @EventType("do")
        CompletionStage<byte[]> stage(byte[] command);
    }

    /** Whose request it is. */
    @RequestScoped
    @Unremovable
    public static class Owner {

        private volatile String name = NONE;

        public String get() {
            return name;
        }

        public void set(String to) {
            name = to;
        }
    }

    @ApplicationScoped
    public static class Functions {

        /** What was asked, and everything that is seen of whose call it is. */
        static final Queue<String> SEEN = new ConcurrentLinkedQueue<>();

        @Inject
        Owner owner;

        @HostFunction
        @NonBlocking
        public String greet(String caller) {
            var seen = caller + see();
            // Others have time to come between.
            Thread.yield();
            SEEN.add(seen + see());
            return seen + see();
        }

        private String see() {
            var request = Arc.container().requestContext().isActive() ? owner.get() : NONE;
            var local = VertxContext.isOnDuplicatedContext() ? ContextLocals.<String> get("owner").orElse(NONE) : NONE;
            var trace = Context.current().get(TRACE);
            // Read once: calls of one request share it, and another one may take it away in between.
            return "|" + request + "|" + local + "|" + Objects.toString(MDC.get("owner"), NONE) + "|"
                    + Objects.toString(trace, NONE);
        }

        @HostFunction
        public void forbidden() {
        }
    }

    @ApplicationScoped
    @Unremovable
    public static class Emitters {

        @Inject
        @Channel("worker")
        @OnOverflow(value = OnOverflow.Strategy.BUFFER, bufferSize = 10_000)
        Emitter<byte[]> worker;

        @Inject
        @Channel("batch")
        @OnOverflow(value = OnOverflow.Strategy.BUFFER, bufferSize = 10_000)
        Emitter<byte[]> batch;

        @Inject
        @Channel("loop")
        @OnOverflow(value = OnOverflow.Strategy.BUFFER, bufferSize = 10_000)
        Emitter<byte[]> loop;

        @Inject
        @Channel("lazy")
        @OnOverflow(value = OnOverflow.Strategy.BUFFER, bufferSize = 10_000)
        Emitter<byte[]> lazy;

        Emitter<byte[]> of(String channel) {
            return switch (channel) {
                case "worker" -> worker;
                case "batch" -> batch;
                case "loop" -> loop;
                default -> lazy;
            };
        }
    }

    @Inject
    Client client;

    @Inject
    PluginManager plugins;

    @Inject
    Vertx vertx;

    @Inject
    Owner owner;

    @Inject
    Emitters emitters;

    @ParameterizedTest
    @ValueSource(strings = { "worker", "batch", "loop", "lazy" })
    void messagesOfChannels_carryTheirOwnContextOrNone(String channel) throws Exception {
        Functions.SEEN.clear();
        for (var done : fromAll((name, number) -> send(emitters.of(channel), name))) {
            done.get(120, TimeUnit.SECONDS);
        }
        assertThat(Functions.SEEN).hasSize(CONTEXTS * EVENTS_OF_EACH).allSatisfy(seen -> {
            var parts = seen.split("\\|");
            assertThat(List.of(parts[0], NONE)).as(seen).containsAll(List.of(parts));
        });
    }

    /** As an application sends messages whose acknowledgement it wants to see; without a Vert.x context for half of them. */
    private static CompletableFuture<Object> send(Emitter<byte[]> emitter, String name) {
        var done = new CompletableFuture<Object>();
        emitter.send(Message.of(command(name), () -> {
            done.complete(name);
            return CompletableFuture.completedFuture(null);
        }, failure -> {
            done.completeExceptionally(failure);
            return CompletableFuture.completedFuture(null);
        }));
        return done;
    }

    @ParameterizedTest
    @ValueSource(strings = { "worker", "batch", "loop", "lazy" })
    void eventsThatAreSent_seeTheirCallers(String plugin) throws Exception {
        assertOwn(plugin.equals("batch"), (name, number) -> plugins
                .sendEvent(PluginEvent.to(plugin, "do", command(name))).map(PluginResponse::data)
                .subscribeAsCompletionStage());
    }

    @Test
    void callsOfClients_seeTheirCallers() throws Exception {
        assertOwn(false, (name, number) -> number % 2 == 0 ? client.uni(command(name)).subscribeAsCompletionStage()
                : client.stage(command(name)).toCompletableFuture());
    }

    @Test
    void messagesOfPluginChannels_seeTheirSenders() throws Exception {
        assertOwn(false, (name, number) -> plugins.openChannel(PluginId.of("worker")).send("do", command(name))
                .map(PluginResponse::data).subscribeAsCompletionStage());
    }

    @Test
    void publishedEvents_seeTheirPublishers() throws Exception {
        assertOwn(false, (name, number) -> plugins.publish(PublishedEvent.of("do", command(name)))
                .filter(answer -> answer.plugin().value().equals("worker")).map(answer -> answer.response().data()).toUni()
                .subscribeAsCompletionStage());
    }

    /** Vert.x brings messages in contexts of their own. */
    @Test
    void messagesOfTheEventBus_carryNoContext() throws Exception {
        for (var answer : fromAll((name, number) -> vertx.eventBus().request("to-worker", Buffer.buffer(command(name)))
                .map(reply -> (Object) ((Buffer) reply.body()).getBytes()).toCompletionStage().toCompletableFuture())) {
            var parts = text(answer.get(120, TimeUnit.SECONDS)).split("\\|");
            assertThat(List.of(parts[0], NONE)).containsAll(List.of(parts));
        }
    }

    /**
     * MDC and span of calls of one request that run at the same time are shared, and may be absent for a moment.
     *
     * @param shared whether the Vert.x context is one of several callers, or of none
     */
    private void assertOwn(boolean shared, BiFunction<String, Integer, CompletableFuture<?>> call) throws Exception {
        for (var answer : fromAll(call)) {
            var seen = text(answer.get(120, TimeUnit.SECONDS));
            var parts = seen.split("\\|");
            assertThat(List.of(parts[0], NONE)).as(seen).containsAll(List.of(parts));
            assertThat(parts[1]).as("request of " + seen).isEqualTo(parts[0]);
            assertThat(parts[2]).as("Vert.x context of " + seen).isEqualTo(shared ? NONE : parts[0]);
        }
    }

    private List<CompletableFuture<?>> fromAll(BiFunction<String, Integer, CompletableFuture<?>> call) throws Exception {
        var made = new ArrayList<CompletableFuture<List<CompletableFuture<?>>>>();
        for (int context = 0; context < CONTEXTS; context++) {
            made.add(inContext("r" + context, call));
        }
        var all = new ArrayList<CompletableFuture<?>>();
        for (var calls : made) {
            all.addAll(calls.get(120, TimeUnit.SECONDS));
        }
        return all;
    }

    /** On a worker, in contexts of its own, as a request has it; the request ends when all its calls have. */
    private CompletableFuture<List<CompletableFuture<?>>> inContext(String name,
            BiFunction<String, Integer, CompletableFuture<?>> call) {
        var made = new CompletableFuture<List<CompletableFuture<?>>>();
        VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext()).executeBlocking(() -> {
            ContextLocals.put("owner", name);
            MDC.put("owner", name);
            var request = Arc.container().requestContext();
            request.activate();
            var state = request.getState();
            owner.set(name);
            var calls = new ArrayList<CompletableFuture<?>>();
            var scope = Context.current().with(TRACE, name).makeCurrent();
            try {
                for (int i = 0; i < EVENTS_OF_EACH; i++) {
                    calls.add(call.apply(name, i));
                }
                made.complete(calls);
            } catch (RuntimeException | Error e) {
                made.completeExceptionally(e);
            } finally {
                scope.close();
                request.deactivate();
                CompletableFuture.allOf(calls.toArray(CompletableFuture[]::new))
                        .whenComplete((done, failure) -> request.destroy(state));
            }
            return null;
        }, false);
        return made;
    }

    private static byte[] command(String name) {
        return ("h" + name).getBytes(StandardCharsets.UTF_8);
    }

    private static String text(Object bytes) {
        return new String((byte[]) bytes, StandardCharsets.UTF_8);
    }
}
