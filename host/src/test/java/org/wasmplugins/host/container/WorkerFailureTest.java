package org.wasmplugins.host.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wasmplugins.host.container.Calls.send;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.wasmplugins.PluginResponse;
import org.wasmplugins.exception.PluginExecutionException;
import org.wasmplugins.host.PluginManager;

/** The failure of an executor or a context does not lose an instance. */
class WorkerFailureTest {

    private final FakeRuntime runtime = new FakeRuntime();

    @Test
    void executorThatThrowsError_failsCallAndFreesPlace() {
        var failure = new OutOfMemoryError("unable to create native thread");
        var broken = new AtomicBoolean(true);
        PluginManager manager = started(PluginContainer.builder(task -> {
            if (broken.getAndSet(false)) {
                throw failure;
            }
            task.run();
        }));
        assertThat(Calls.failureOf(send(manager, 1))).isExactlyInstanceOf(PluginExecutionException.class)
                .hasMessage("Plugin a 1.2.0, run: no thread takes the event, because the application shuts down or "
                        + "its executor is full.")
                .cause().isSameAs(failure);
        assertThat(send(manager, 2)).isCompletedWithValue(PluginResponse.success(2));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void contextThatCannotBeTaken_failsCallAndFreesPlace(Throwable failure) {
        var broken = new AtomicBoolean(true);
        PluginManager manager = started(PluginContainer.builder(Runnable::run).contextPropagation(task -> {
            if (broken.getAndSet(false)) {
                fail(failure);
            }
            return task;
        }));
        assertThat(Calls.failureOf(send(manager, 1))).isExactlyInstanceOf(PluginExecutionException.class)
                .hasMessage("Plugin a 1.2.0, handle an event: it failed in a way that the host did not expect: " + failure)
                .cause().isSameAs(failure);
        assertThat(send(manager, 2)).isCompletedWithValue(PluginResponse.success(2));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void contextThatCannotBeSetOnWorker_failsCallAndFreesPlace(Throwable failure) {
        var broken = new AtomicBoolean(true);
        PluginManager manager = started(PluginContainer.builder(Runnable::run).contextPropagation(task -> () -> {
            if (broken.getAndSet(false)) {
                fail(failure);
            }
            task.run();
        }));
        assertThat(Calls.failureOf(send(manager, 1))).isExactlyInstanceOf(PluginExecutionException.class)
                .hasMessage("Plugin a 1.2.0, run: the caller's context cannot be had on the plugin's thread: " + failure)
                .cause().isSameAs(failure);
        assertThat(send(manager, 2)).isCompletedWithValue(PluginResponse.success(2));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void contextThatCannotBeTakenBack_leavesAnswerAsItIs(Throwable failure) {
        PluginManager manager = started(PluginContainer.builder(Runnable::run).contextPropagation(task -> () -> {
            task.run();
            fail(failure);
        }));
        for (int call = 1; call <= 3; call++) {
            assertThat(send(manager, call)).isCompletedWithValue(PluginResponse.success(call));
        }
    }

    static Stream<Throwable> failures() {
        return Stream.of(new IllegalStateException("no context"), new NoClassDefFoundError("org/example/Context"));
    }

    private PluginManager started(PluginContainerBuilder builder) {
        PluginContainer container = builder.maxWaiting(0).runtime(runtime).plugins(List.of(Fixtures.manifest("a"))).build();
        container.start();
        return container.manager();
    }

    private static void fail(Throwable failure) {
        if (failure instanceof Error error) {
            throw error;
        }
        throw (RuntimeException) failure;
    }
}
