package org.wasmplugins.host.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wasmplugins.host.container.TestPlugin.plugin;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.wasmplugins.HostFunctionSignature;
import org.wasmplugins.PluginError;
import org.wasmplugins.PluginEvent;
import org.wasmplugins.PluginManifest;
import org.wasmplugins.PluginResponse;
import org.wasmplugins.exception.DenialReason;
import org.wasmplugins.exception.PermissionDeniedException;
import org.wasmplugins.exception.PluginException;
import org.wasmplugins.exception.PluginOperation;
import org.wasmplugins.exception.PluginTimeoutException;
import org.wasmplugins.exception.PluginTrapException;
import org.wasmplugins.host.CallOutcome;
import org.wasmplugins.host.DiscardCause;
import org.wasmplugins.host.spi.CallObserver;
import org.wasmplugins.host.spi.FunctionObserver;
import org.wasmplugins.host.spi.PluginObserver;
import org.wasmplugins.runtime.PluginHost;

/** Observers are notified of everything, in order. */
class PluginObserverTest {

    private final List<String> told = new ArrayList<>();
    private final FakeRuntime runtime = new FakeRuntime();
    private PluginContainer container;

    @AfterEach
    void close() {
        container.close();
    }

    @Test
    void call_isToldFromItsBeginToItsEnd() {
        start(new Recorder("1"), new Recorder("2"));
        send();
        assertThat(told).containsExactly("1 created", "2 created", "1 call a", "2 call a", "1 guest", "2 guest",
                "2 guest ended",
                "1 guest ended", "2 SUCCESS null", "1 SUCCESS null");
    }

    @Test
    void refusal_isNoFailure() {
        runtime.handleEvents((instance, event) -> PluginResponse.failure(new PluginError("no", "No.")));
        start(new Recorder("1"));
        send();
        assertThat(told).endsWith("1 REFUSED null");
    }

    @Test
    void trap_isToldWithInstanceThatItEnds() {
        runtime.handleEvents((instance, event) -> {
            instance.spoil();
            throw new PluginTrapException(operation(), "it trapped.");
        });
        start(new Recorder("1"));
        send();
        assertThat(told).endsWith("1 guest ended", "1 discarded TRAP", "1 TRAP PluginTrapException");
    }

    @Test
    void failures_areToldByKind() {
        start(new Recorder("1"));
        for (var failure : List.of(new PluginTimeoutException(operation(), "late", "2 ms", "1 ms"),
                new PermissionDeniedException(operation(), DenialReason.NOT_GRANTED, "no"))) {
            runtime.handleEvents((instance, event) -> {
                throw failure;
            });
            send();
        }
        assertThat(told).contains("1 TIMEOUT PluginTimeoutException").endsWith("1 DENIED PermissionDeniedException");
    }

    @Test
    void functionOfCall_isToldToCall() {
        runtime.handleEvents((instance, event) -> PluginResponse.success(call("greet")));
        start(new Recorder("1"));
        send();
        assertThat(told).containsSubsequence("1 guest", "1 call greet", "1 greet ended null", "1 guest ended");
    }

    @Test
    void functionThatIsDenied_isToldWithItsFailure() {
        runtime.handleEvents((instance, event) -> PluginResponse.success(call("secret")));
        start(new Recorder("1"));
        send();
        assertThat(told).contains("1 secret ended PermissionDeniedException");
    }

    @Test
    void functionOfStart_isToldWithoutCall() {
        runtime.at("a#1 initialize", () -> call("greet"));
        start(new Recorder("1"));
        assertThat(told).containsExactly("1 hook greet", "1 greet ended null", "1 created");
    }

    @Test
    void observerThatThrows_changesNothingForOthers() {
        try (var log = new LogCapture("org.wasmplugins.host.Observers")) {
            start(new PluginObserver() {
                @Override
                public CallObserver callStarted(PluginManifest plugin, PluginEvent event) {
                    throw new IllegalStateException("observer");
                }

                @Override
                public void instanceCreated(PluginManifest plugin, Duration took) {
                    throw new IllegalStateException("observer");
                }
            }, new Recorder("2"));
            send();
            assertThat(log.lines()).hasSize(2).allMatch(line -> line.contains("An observer of plugins failed"));
        }
        assertThat(told).startsWith("2 created", "2 call a").endsWith("2 SUCCESS null");
    }

    private void start(PluginObserver... observers) {
        container = PluginContainer.builder(Runnable::run).runtime(runtime)
                .plugins(List.of(plugin("a").hostFunctions("greet").manifest()))
                .hostFunctions(List.of(Fixtures.function("host", "greet"), Fixtures.function("host", "secret")))
                .observers(List.of(observers)).build();
        container.start();
    }

    private void send() {
        container.manager().sendEvent(Fixtures.event("a", 1)).onFailure().recoverWithNull().await()
                .atMost(Duration.ofSeconds(10));
    }

    private Object call(String function) {
        PluginHost host = runtime.hostOf("a");
        try {
            return host.hostFunction("host", function).orElseThrow().call(host.callContext("1"), new Object[] { "x" });
        } catch (PluginException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static PluginOperation operation() {
        return PluginOperation.of(Fixtures.manifest("a"), "handle-event");
    }

    private static String nameOf(Throwable failure) {
        return failure == null ? null : failure.getClass().getSimpleName();
    }

    private final class Recorder implements PluginObserver, CallObserver {

        private final String name;

        Recorder(String name) {
            this.name = name;
        }

        private void tell(String news) {
            told.add(name + " " + news);
        }

        @Override
        public CallObserver callStarted(PluginManifest plugin, PluginEvent event) {
            tell("call " + plugin.id());
            return this;
        }

        @Override
        public FunctionObserver functionStarted(PluginManifest plugin, HostFunctionSignature function) {
            tell("hook " + function.name());
            return (took, failure) -> tell(function.name() + " ended " + nameOf(failure));
        }

        @Override
        public FunctionObserver functionStarted(HostFunctionSignature function) {
            tell("call " + function.name());
            return (took, failure) -> tell(function.name() + " ended " + nameOf(failure));
        }

        @Override
        public void instanceCreated(PluginManifest plugin, Duration took) {
            tell("created");
        }

        @Override
        public void instanceDiscarded(PluginManifest plugin, DiscardCause cause) {
            tell("discarded " + cause);
        }

        @Override
        public void guestStarted(Duration waited) {
            tell("guest");
        }

        @Override
        public void guestEnded(Duration took, long memoryBytes) {
            tell("guest ended");
        }

        @Override
        public void ended(CallOutcome outcome, Duration took, PluginException failure) {
            tell(outcome + " " + nameOf(failure));
        }
    }
}
