package org.wasmplugins.quarkus.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.eclipse.microprofile.faulttolerance.Timeout;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wasmplugins.exception.PluginCancelledException;
import org.wasmplugins.quarkus.EventType;
import org.wasmplugins.quarkus.HostFunction;
import org.wasmplugins.quarkus.PluginClient;
import org.wasmplugins.wasm.Guests;

import io.quarkus.test.QuarkusUnitTest;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;

/** Time-outs of calls on event loops, which have none by themselves: those of the configuration count all the same. */
class LoopTimeoutTest {

    private static final String CLIENT = LoopTimeoutTest.class.getName() + "$Hostile";
    private static final String MAY = "permissions: { resources: { max_execution_time: 20s } }";

    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = new QuarkusUnitTest()
            .withApplicationRoot(archive -> PluginArchive.with(plugins -> plugins
                    .plugin("hostile", PluginArchive.manifest("hostile", MAY), Guests.bytes("hostile")))
                    .accept(archive.addClasses(PluginArchive.class)))
            .overrideConfigKey("quarkus.wasm-plugins.event-loop.max-execution-time", "20s")
            .overrideConfigKey(CLIENT + "/uni/Timeout/value", "150")
            .overrideConfigKey(CLIENT + "/annotated/Timeout/value", "150")
            .overrideConfigKey("quarkus.fault-tolerance.\"" + CLIENT + "/stage\".timeout.value", "150");

    @PluginClient("hostile")
    interface Hostile {

        @EventType("do")
        @NonBlocking
        Uni<byte[]> uni(byte[] command);

        @EventType("do")
        @NonBlocking
        @Timeout(15_000)
        Uni<byte[]> annotated(byte[] command);

        @EventType("do")
        @NonBlocking
        CompletionStage<byte[]> stage(byte[] command);
    }

    @ApplicationScoped
    static class Functions {

        @HostFunction
        @NonBlocking
        void ping() {
            throw new AssertionError("nobody may call this");
        }
    }

    @Inject
    Hostile hostile;

    private static void assertEnds(Class<? extends Exception> failure, Supplier<CompletionStage<byte[]>> call) {
        long start = System.nanoTime();
        assertThatThrownBy(() -> call.get().toCompletableFuture().get(19, TimeUnit.SECONDS))
                .hasCauseInstanceOf(failure);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void timeoutOfTheConfiguration_stopsThePluginOfACallWithoutAnnotation() {
        assertEnds(PluginCancelledException.class, () -> hostile.uni(new byte[] { 'l' }).subscribeAsCompletionStage());
        assertEnds(PluginCancelledException.class, () -> hostile.stage(new byte[] { 'l' }));
    }

    @Test
    void timeoutOfTheConfiguration_overridesTheAnnotation() {
        assertEnds(TimeoutException.class, () -> hostile.annotated(new byte[] { 'l' }).subscribeAsCompletionStage());
    }
}
