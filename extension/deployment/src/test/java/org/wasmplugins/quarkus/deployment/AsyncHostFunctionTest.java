package org.wasmplugins.quarkus.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wasmplugins.HostContext;
import org.wasmplugins.PluginEvent;
import org.wasmplugins.exception.HostFunctionException;
import org.wasmplugins.exception.PluginTimeoutException;
import org.wasmplugins.host.PluginManager;
import org.wasmplugins.quarkus.HostFunction;
import org.wasmplugins.wasm.Guests;

import io.quarkus.test.QuarkusUnitTest;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;

class AsyncHostFunctionTest {

    private static final int FIRST_JDK_WITH_VIRTUAL_THREADS = 21;

    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = new QuarkusUnitTest()
            .withApplicationRoot(archive -> PluginArchive.with(plugins -> plugins.plugin("puppet",
                    PluginArchive.manifest("puppet", """
                            permissions:
                              host_functions: [greet, forbidden]
                              resources: { max_execution_time: 3s }
                            """), Guests.bytes("puppet")))
                    .accept(archive.addClasses(PluginArchive.class, Counted.class, CountingInterceptor.class)));

    @ApplicationScoped
    static class Functions {

        static final AtomicBoolean CANCELLED = new AtomicBoolean();
        static volatile Thread ran;

        @Inject
        Vertx vertx;

        @HostFunction
        @Counted
        Uni<String> greet(HostContext context, String name) {
            return switch (name) {
                case "later" -> Uni.createFrom().emitter(emitter -> vertx.runOnContext(ignored -> emitter.complete("Hello")));
                case "never" -> Uni.createFrom().<String> nothing().onCancellation().invoke(() -> CANCELLED.set(true));
                case "fails" -> Uni.createFrom().failure(new IOException("the line is dead"));
                case "throws" -> throw new IllegalStateException("not today");
                case "null" -> null;
                case "nothing" -> Uni.createFrom().nullItem();
                case "context" -> Uni.createFrom().item(context.plugin().id() + " " + context.eventId() + " "
                        + context.plugin().permissions().hostFunctions().stream().sorted().toList() + " "
                        + (context.remaining().toMillis() > 0 && context.remaining().toSeconds() < 3));
                default -> throw new AssertionError(name);
            };
        }

        @HostFunction
        @RunOnVirtualThread
        void forbidden() {
            ran = Thread.currentThread();
        }
    }

    @Inject
    PluginManager plugins;

    private String send(PluginEvent event) {
        return new String((byte[]) plugins.sendEvent(event).await().atMost(Duration.ofSeconds(20)).data(),
                StandardCharsets.UTF_8);
    }

    private static PluginEvent event(String command) {
        return PluginEvent.to("puppet", "do", command.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void laterResult_reachesTheGuestThatWaits() {
        assertThat(send(event("hlater"))).isEqualTo("Hello");
    }

    @Test
    void contextParameter_isTheCall() {
        var event = event("hcontext");
        assertThat(send(event)).isEqualTo("puppet " + event.id() + " [forbidden, greet] true");
    }

    @Test
    void resultThatNeverComes_endsWithThePluginsTimeAndIsCancelled() {
        assertThatThrownBy(() -> send(event("hnever"))).isInstanceOf(PluginTimeoutException.class);
        assertThat(Functions.CANCELLED).isTrue();
        assertThat(send(event("rback"))).isEqualTo("back");
    }

    @Test
    void failedResult_isTheCauseOfTheCallersException() {
        assertThatThrownBy(() -> send(event("hfails"))).isInstanceOf(HostFunctionException.class)
                .hasMessage("Plugin puppet 1.0.0, call host function 'greet': it failed: java.io.IOException: the line is dead")
                .hasCauseInstanceOf(IOException.class);
        assertThatThrownBy(() -> send(event("hthrows"))).isInstanceOf(HostFunctionException.class)
                .hasCauseInstanceOf(IllegalStateException.class);
    }

    @Test
    void nullInTheLaterResult_isEmptyAndNoResultAtAllIsAnError() {
        assertThat(send(event("hnothing"))).isEmpty();
        assertThatThrownBy(() -> send(event("hnull"))).isInstanceOf(HostFunctionException.class);
    }

    @Test
    void interceptorsOfTheBean_apply() {
        int before = CountingInterceptor.CALLS.get();
        send(event("hlater"));
        assertThat(CountingInterceptor.CALLS.get() - before).isEqualTo(1);
    }

    @Test
    void functionOnVirtualThread_runsThereOrSaysWhatItNeeds() throws Exception {
        if (Runtime.version().feature() < FIRST_JDK_WITH_VIRTUAL_THREADS) {
            assertThatThrownBy(() -> send(event("f"))).isInstanceOf(HostFunctionException.class).hasMessageContaining(
                    "it is @RunOnVirtualThread, which needs JDK 21; this is JDK " + Runtime.version().feature());
        } else {
            send(event("f"));
            assertThat((boolean) Thread.class.getMethod("isVirtual").invoke(Functions.ran)).isTrue();
        }
    }
}
