package org.wasmplugins.host.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.wasmplugins.host.container.TestPlugin.plugin;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.wasmplugins.ExecutionModel;
import org.wasmplugins.PluginEvent;
import org.wasmplugins.PluginManifest;
import org.wasmplugins.PluginResponse;
import org.wasmplugins.PublishedEvent;
import org.wasmplugins.exception.PluginOverloadedException;
import org.wasmplugins.host.PluginAnswer;
import org.wasmplugins.host.PoolSettings;
import org.wasmplugins.host.spi.PluginCall;
import org.wasmplugins.host.spi.VirtualThreads;

import io.smallrye.mutiny.Uni;

/** All workers wait for plugins, in every possible way. The calls that they wait for end all the same, and so do refusals. */
@Timeout(60)
class AllWorkersWaitTest {

    private static final int WORKERS = 2;
    private static final int CALLERS = 6;
    private static final PoolSettings SHORT_WAIT = new PoolSettings(1, OptionalInt.empty(), Duration.ofMinutes(5),
            Duration.ZERO,
            Duration.ofMillis(100), 1_000);

    private final FakeRuntime runtime = new FakeRuntime();
    private final ExecutorService workers = Executors.newFixedThreadPool(WORKERS);
    private final Loops loops = new Loops(workers, 1);
    private final CountDownLatch released = new CountDownLatch(1);
    private PluginContainer container;

    @AfterEach
    void stop() {
        released.countDown();
        container.close();
        workers.shutdownNow();
        loops.close();
    }

    @ParameterizedTest
    @MethodSource("ways")
    void callers_areAllAnswered(Way way, ExecutionModel model) throws Exception {
        start(way, model, PoolSettings.DEFAULT);
        List<Future<Object>> answers = callers(way);
        for (int caller = 0; caller < CALLERS; caller++) {
            assertThat(answers.get(caller).get(30, TimeUnit.SECONDS)).isEqualTo(caller);
        }
    }

    @ParameterizedTest
    @MethodSource("ways")
    void callersOfInstanceThatNobodyGivesBack_areAllRefused(Way way, ExecutionModel model) throws Exception {
        start(way, model, SHORT_WAIT);
        var inside = new CountDownLatch(1);
        if (model == ExecutionModel.EVENT_LOOP) {
            loops.loop(0).execute(() -> hold(inside));
        } else {
            runtime.handleEvents((instance, event) -> {
                if (event.data().equals("busy")) {
                    hold(inside);
                }
                return event.target().value().equals("outer") ? outer(event.data()) : PluginResponse.success(event.data());
            });
            container.calls().call(PluginCall.of(Fixtures.event("a", "busy")));
        }
        assertThat(inside.await(30, TimeUnit.SECONDS)).isTrue();
        for (var refused : callers(way)) {
            assertThat(failureInThread(refused)).isInstanceOf(PluginOverloadedException.class);
        }
    }

    /** The timer of the JDK runs the tasks of all callers, and one of them may wait for a plugin. */
    @Test
    void callersAndTheTimerOfTheJdk_areAllAnswered() throws Exception {
        start(Way.AWAIT, ExecutionModel.WORKER, PoolSettings.DEFAULT);
        var later = new CompletableFuture<Object>();
        var filled = new CountDownLatch(WORKERS);
        Runnable waiting = () -> {
            try {
                assertThat(filled.await(30, TimeUnit.SECONDS)).isTrue();
                later.complete(Way.AWAIT.wait(container, "later"));
            } catch (Exception | Error e) {
                later.completeExceptionally(e);
            }
        };
        CompletableFuture.delayedExecutor(1, TimeUnit.MILLISECONDS, Runnable::run).execute(waiting);
        for (int worker = 0; worker < WORKERS; worker++) {
            workers.execute(() -> {
                filled.countDown();
                later.join();
            });
        }
        assertThat(later.get(30, TimeUnit.SECONDS)).isEqualTo("later");
    }

    /** A stage that depends on a refusal may wait for the next one, on any number of threads. */
    @Test
    void refusalsAfterWhichThreadsWaitForOthers_areAllGiven() throws Exception {
        start(Way.AWAIT, ExecutionModel.WORKER, SHORT_WAIT);
        var inside = new CountDownLatch(1);
        runtime.handleEvents((instance, event) -> {
            hold(inside);
            return PluginResponse.success(null);
        });
        container.calls().call(PluginCall.of(Fixtures.event("a", "busy")));
        assertThat(inside.await(30, TimeUnit.SECONDS)).isTrue();
        var answers = new ArrayList<CompletableFuture<Object>>();
        for (int caller = 0; caller < 6 * CALLERS; caller++) {
            Uni<Object> answer = container.manager().sendEvent(Fixtures.event("a", caller)).map(PluginResponse::data)
                    .onFailure().recoverWithItem(() -> catchThrowable(() -> Way.AWAIT.wait(container, "again")));
            answers.add(answer.subscribeAsCompletionStage());
        }
        for (var answer : answers) {
            assertThat(answer.get(30, TimeUnit.SECONDS)).isInstanceOf(PluginOverloadedException.class);
        }
    }

    static Stream<Arguments> ways() {
        return Stream.of(Way.values()).flatMap(way -> Stream.of(ExecutionModel.values())
                .filter(model -> way != Way.BATCH || model != ExecutionModel.EVENT_LOOP)
                .filter(model -> model != ExecutionModel.VIRTUAL_THREAD || VirtualThreads.problem().isEmpty())
                .map(model -> Arguments.of(way, model)));
    }

    private void start(Way way, ExecutionModel model, PoolSettings pool) {
        runtime.handleEvents((instance, event) -> event.target().value().equals("outer") ? outer(event.data())
                : PluginResponse.success(event.data()));
        container = PluginContainer.builder(workers).runtime(runtime).guestThreads(loops).pools(plugin -> pool)
                .plugins(way == Way.HOST_FUNCTION ? List.of(manifest(way, model), Fixtures.manifest("outer"))
                        : List.of(manifest(way, model)))
                .build();
        container.start();
    }

    private static PluginManifest manifest(Way way, ExecutionModel model) {
        TestPlugin plugin = plugin("a").model(model).lazy(way == Way.LAZY);
        return (way == Way.BATCH ? plugin.batch(Duration.ofMillis(5), 4) : plugin).manifest();
    }

    /** Waits on the plugin's thread, as a host function does. */
    private PluginResponse outer(Object data) {
        try {
            return container.calls().call(PluginCall.of(Fixtures.event("a", data))).toCompletableFuture().get();
        } catch (ExecutionException e) {
            throw (RuntimeException) e.getCause();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<Future<Object>> callers(Way way) {
        var answers = new ArrayList<Future<Object>>();
        for (int caller = 0; caller < CALLERS; caller++) {
            int data = caller;
            Callable<Object> waiting = () -> way.wait(container, data);
            answers.add(workers.submit(waiting));
        }
        return answers;
    }

    private void hold(CountDownLatch inside) {
        inside.countDown();
        try {
            released.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Throwable failureInThread(Future<Object> refused) throws Exception {
        try {
            return new AssertionError("answered: " + refused.get(30, TimeUnit.SECONDS));
        } catch (ExecutionException e) {
            return e.getCause() instanceof ExecutionException joined ? joined.getCause() : e.getCause();
        }
    }

    /** The ways in which a thread waits for a plugin. */
    enum Way {
        AWAIT,
        JOIN,
        CALL_AND_WAIT,
        CHANNEL,
        PUBLISH,
        HOST_FUNCTION,
        BATCH,
        LAZY;

        Object wait(PluginContainer container, Object data) throws Exception {
            PluginEvent event = Fixtures.event("a", data);
            return switch (this) {
                case JOIN -> container.calls().call(PluginCall.of(event)).toCompletableFuture().get().data();
                case CALL_AND_WAIT -> container.calls().callAndWait(PluginCall.of(event)).data();
                case CHANNEL -> container.manager().openChannel(event.target()).send(event.type(), data).await().indefinitely()
                        .data();
                case PUBLISH -> {
                    PluginAnswer answer = container.manager().publish(PublishedEvent.of(event.type(), data)).collect().first()
                            .await()
                            .indefinitely();
                    if (answer.failure() != null) {
                        throw answer.failure();
                    }
                    yield answer.response().data();
                }
                case HOST_FUNCTION ->
                    container.manager().sendEvent(Fixtures.event("outer", data)).await().indefinitely().data();
                default -> container.manager().sendEvent(event).await().indefinitely().data();
            };
        }
    }
}
