package org.wasmplugins.quarkus.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.eclipse.microprofile.faulttolerance.Timeout;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wasmplugins.PluginEvent;
import org.wasmplugins.PluginResponse;
import org.wasmplugins.exception.PluginExecutionException;
import org.wasmplugins.exception.PluginTrapException;
import org.wasmplugins.host.PluginManager;
import org.wasmplugins.quarkus.EventType;
import org.wasmplugins.quarkus.PluginClient;
import org.wasmplugins.quarkus.runtime.faulttolerance.ClientNames;
import org.wasmplugins.wasm.Guests;

import io.quarkus.arc.Arc;
import io.quarkus.test.QuarkusUnitTest;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.common.vertx.ContextLocals;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;

/** Where plugins run, and what of the caller's contexts their host functions see there. */
class ExecutionModelTest {

    private static final String MANIFEST = """
            permissions: { host_functions: [greet], resources: { max_execution_time: 1s } }
            execution: { model: %s }
            """;
    private static final boolean VIRTUAL_THREADS = Runtime.version().feature() >= 21;

    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = new QuarkusUnitTest()
            .withApplicationRoot(archive -> PluginArchive.with(plugins -> plugins
                    .plugin("loop", PluginArchive.manifest("loop", MANIFEST.formatted("event-loop")), Guests.bytes("puppet"))
                    .plugin("worker", PluginArchive.manifest("worker", MANIFEST.formatted("worker")), Guests.bytes("puppet")))
                    .accept(archive.addClasses(ThreadFunctions.class, ThreadFunctions.Name.class, PluginArchive.class)))
            .overrideConfigKey("quarkus.wasm-plugins.event-loop.max-execution-time", "1s");

    @PluginClient("worker")
    interface Client {

        @EventType("do")
        Uni<byte[]> asManifestSays(byte[] command);

        @EventType("do")
        byte[] waiting(byte[] command);

        @EventType("do")
        @NonBlocking
        Uni<byte[]> onLoop(byte[] command);

        @EventType("do")
        CompletionStage<byte[]> stage(byte[] command);

        @EventType("do")
        @NonBlocking
        CompletionStage<byte[]> stageOnLoop(byte[] command);

        @EventType("do")
        @NonBlocking
        byte[] waitingForLoop(byte[] command);

        @EventType("do")
        @RunOnVirtualThread
        Uni<byte[]> onVirtualThread(byte[] command);
    }

    @PluginClient("loop")
    interface LoopClient {

        @EventType("do")
        @Blocking
        Uni<byte[]> onWorker(byte[] command);
    }

    @Inject
    Client client;

    @Inject
    LoopClient loopClient;

    @Inject
    PluginManager plugins;

    @Inject
    ThreadFunctions.Name name;

    @Inject
    Vertx vertx;

    @Test
    void manifestsModel_countsIfTheClientSaysNothing() throws Exception {
        assertThat(onLoop("a", () -> client.asManifestSays(greet("w1")))).isEqualTo("worker, a, a");
        assertThat(onLoop("b", () -> send("loop", "l1"))).isEqualTo("event loop, b, b");
    }

    @Test
    void annotationOfTheClient_overrides() throws Exception {
        assertThat(onLoop("c", () -> client.onLoop(greet("l2")))).isEqualTo("event loop, c, c");
        assertThat(onLoop("d", () -> loopClient.onWorker(greet("w2")))).isEqualTo("worker, d, d");
    }

    /**
     * Calls on event loops wait for nothing but instances that are made, which has time of its own; whoever waits for a loop
     * does.
     */
    @Test
    void methodsOnEventLoops_haveNoTimeoutByThemselves() throws Exception {
        assertThat(timeout("asManifestSays")).isNotNull();
        assertThat(timeout("onVirtualThread")).isNotNull();
        assertThat(timeout("onLoop")).isNull();
        assertThat(timeout("waitingForLoop")).isNotNull();
    }

    private static Timeout timeout(String method) throws ReflectiveOperationException {
        return Class.forName(Client.class.getName() + ClientNames.SUFFIX, false, Thread.currentThread().getContextClassLoader())
                .getMethod(method, byte[].class).getAnnotation(Timeout.class);
    }

    @Test
    void onEventLoop_pluginRunsOnTheCallingThread() throws Exception {
        var caller = new CompletableFuture<Thread>();
        onLoop("e", () -> {
            caller.complete(Thread.currentThread());
            return send("loop", "l3").chain(() -> send("loop", "l3"));
        });
        assertThat(ThreadFunctions.THREADS.get("l3")).isSameAs(caller.join());
    }

    @Test
    void stageOfThePluginOnTheCallersLoop_isThereAtOnce() throws Exception {
        var done = new CompletableFuture<Boolean>();
        assertThat(onLoop("s", () -> client.onLoop(greet("s1")).chain(() -> {
            var stage = client.stageOnLoop(greet("s2"));
            done.complete(stage.toCompletableFuture().isDone());
            return Uni.createFrom().completionStage(stage);
        }))).isEqualTo("event loop, s, s");
        assertThat(done).isCompletedWithValue(true);
    }

    @Test
    void stageOfThePluginOnTheCallersLoop_failsAsOthersDo() throws Exception {
        var failed = new CompletableFuture<Throwable>();
        assertThat(onLoop("t", () -> client.onLoop(greet("s3")).chain(() -> {
            client.stageOnLoop("t".getBytes(StandardCharsets.UTF_8))
                    .whenComplete((answer, failure) -> failed.complete(failure));
            return client.onLoop(greet("s4"));
        }))).isEqualTo("event loop, t, t");
        assertThat(failed.get(10, TimeUnit.SECONDS)).isExactlyInstanceOf(PluginTrapException.class);
    }

    @Test
    void whatFollowsAStage_seesTheRequestOfTheCaller() throws Exception {
        for (int i = 0; i < 50; i++) {
            var request = "r" + i;
            assertThat(onLoop(request, () -> thenNamed(client.stage(greet("w4")))))
                    .isEqualTo("worker, " + request + ", " + request
                            + "; " + request);
            assertThat(onLoop(request, () -> thenNamed(client.stageOnLoop(greet("l5"))))).isEqualTo("event loop, " + request
                    + ", " + request + "; " + request);
        }
    }

    private Uni<byte[]> thenNamed(CompletionStage<byte[]> answer) {
        var named = answer.thenApply(bytes -> (text(bytes) + "; " + name.get()).getBytes(StandardCharsets.UTF_8));
        return Uni.createFrom().completionStage(named);
    }

    @Test
    void waitingCaller_runsPluginItself() {
        Arc.container().requestContext().activate();
        try {
            name.set("waiting");
            assertThat(text(client.waiting(greet("w3")))).startsWith("worker, waiting");
            assertThat(ThreadFunctions.THREADS.get("w3")).isSameAs(Thread.currentThread());
            assertThat(text(client.waitingForLoop(greet("l4")))).startsWith("event loop, waiting");
        } finally {
            Arc.container().requestContext().terminate();
        }
    }

    @Test
    void virtualThread_isOneOrSaysWhyNot() throws Exception {
        if (VIRTUAL_THREADS) {
            assertThat(onLoop("f", () -> client.onVirtualThread(greet("v1")))).isEqualTo("virtual thread, f, f");
        } else {
            assertThatThrownBy(() -> client.onVirtualThread(greet("v1")).await().atMost(Duration.ofSeconds(10)))
                    .isExactlyInstanceOf(PluginExecutionException.class)
                    .hasMessage(
                            "Plugin worker 1.0.0, run: it cannot run with the execution model 'virtual-thread' that the call"
                                    + " asks for. Virtual threads need JDK 21 or later; this is " + Runtime.version().feature()
                                    + ".");
        }
    }

    @Test
    void manyCalls_eachSeeTheContextsOfTheirCaller() throws Exception {
        assertContextsOfMany("w", "worker", call -> client.asManifestSays(greet("many")));
        assertContextsOfMany("l", "event loop", call -> send("loop", "many"));
    }

    @Test
    void manyCallsOnVirtualThreads_eachSeeTheContextsOfTheirCaller() throws Exception {
        assumeThat(VIRTUAL_THREADS).isTrue();
        assertContextsOfMany("v", "virtual thread", call -> client.onVirtualThread(greet("many")));
    }

    private interface Call {
        Uni<byte[]> make(int number);
    }

    /** More than there are instances: calls get the leases of others. */
    private void assertContextsOfMany(String prefix, String kind, Call call) throws Exception {
        List<CompletableFuture<String>> answers = IntStream.range(0, 300)
                .mapToObj(i -> start(prefix + i, () -> call.make(i))).toList();
        for (int i = 0; i < answers.size(); i++) {
            assertThat(answers.get(i).get(20, TimeUnit.SECONDS)).isEqualTo(kind + ", " + prefix + i + ", " + prefix + i);
        }
    }

    private String onLoop(String caller, Supplier<Uni<byte[]>> call) throws Exception {
        return start(caller, call).get(20, TimeUnit.SECONDS);
    }

    /** On an event loop, in a context of its own, as a request has it. */
    private CompletableFuture<String> start(String caller, Supplier<Uni<byte[]>> call) {
        var answer = new CompletableFuture<String>();
        VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext()).runOnContext(ignored -> {
            ContextLocals.put("name", caller);
            var request = Arc.container().requestContext();
            request.activate();
            var state = request.getState();
            try {
                name.set(caller);
                call.get().subscribe().with(bytes -> answer.complete(text(bytes)), answer::completeExceptionally);
            } finally {
                request.deactivate();
                answer.whenComplete((text, failure) -> request.destroy(state));
            }
        });
        return answer;
    }

    private Uni<byte[]> send(String plugin, String call) {
        return plugins.sendEvent(PluginEvent.to(plugin, "do", greet(call))).map(PluginResponse::data).map(byte[].class::cast);
    }

    private static byte[] greet(String call) {
        return ("h" + call).getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
