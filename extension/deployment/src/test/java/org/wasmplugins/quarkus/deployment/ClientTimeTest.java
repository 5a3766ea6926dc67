package org.wasmplugins.quarkus.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.eclipse.microprofile.faulttolerance.Timeout;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wasmplugins.exception.PluginException;
import org.wasmplugins.exception.PluginOverloadedException;
import org.wasmplugins.exception.PluginTimeoutException;
import org.wasmplugins.quarkus.EventType;
import org.wasmplugins.quarkus.HostFunction;
import org.wasmplugins.quarkus.PluginClient;
import org.wasmplugins.wasm.Guests;

import io.quarkus.test.QuarkusUnitTest;
import io.smallrye.mutiny.Uni;

/** What typed clients throw when time is over, with one instance that is free, or that others have. */
class ClientTimeTest {

    private static final String MAY = """
            execution: { instances: 1 }
            permissions:
              host_functions: [greet]
              resources: { max_execution_time: 300ms }
            """;
    /** So many that have the instance for longer together than one may. */
    private static final int OTHERS = 3;

    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = new QuarkusUnitTest()
            .withApplicationRoot(archive -> PluginArchive.with(plugins -> plugins
                    .plugin("puppet", PluginArchive.manifest("puppet", MAY), Guests.bytes("puppet"))
                    .plugin("patient", PluginArchive.manifest("patient", MAY.replace("300ms", "20s")), Guests.bytes("puppet"))
                    .plugin("stuck", PluginArchive.manifest("stuck", MAY), Guests.bytes("puppet"))
                    .plugin("timed", PluginArchive.manifest("timed", MAY.replace("300ms", "20s")), Guests.bytes("puppet")))
                    .accept(archive.addClasses(PluginArchive.class)))
            .overrideConfigKey("quarkus.wasm-plugins.plugins.patient.pool.max-wait", "50ms");

    @PluginClient("puppet")
    interface Puppet {

        @EventType("do")
        byte[] blocking(byte[] command);

        @EventType("do")
        Uni<byte[]> uni(byte[] command);

        @EventType("do")
        CompletionStage<byte[]> stage(byte[] command);
    }

    @PluginClient("patient")
    interface Patient {

        @EventType("do")
        byte[] blocking(byte[] command);

        @EventType("do")
        Uni<byte[]> uni(byte[] command);

        @EventType("do")
        CompletionStage<byte[]> stage(byte[] command);
    }

    @PluginClient("stuck")
    interface Stuck {

        @EventType("do")
        Uni<byte[]> uni(byte[] command);

        @EventType("do")
        CompletionStage<byte[]> stage(byte[] command);
    }

    @PluginClient("timed")
    @Timeout(100)
    interface Timed {

        @EventType("do")
        byte[] blocking(byte[] command);

        @EventType("do")
        Uni<byte[]> uni(byte[] command);

        @EventType("do")
        CompletionStage<byte[]> stage(byte[] command);
    }

    @ApplicationScoped
    static class Functions {

        static final CountDownLatch RELEASED = new CountDownLatch(1);
        static final CountDownLatch INSIDE = new CountDownLatch(1);
        static final CompletableFuture<String> BUSY = new CompletableFuture<>();

        @HostFunction
        Uni<String> greet(String name) {
            if (name.equals("deaf")) {
                awaitWhateverHappens();
            }
            if (name.equals("busy")) {
                INSIDE.countDown();
                return Uni.createFrom().completionStage(BUSY);
            }
            return name.equals("never") ? Uni.createFrom().nothing() : Uni.createFrom().item(name);
        }

        /** As code does that swallows interruptions. */
        private static void awaitWhateverHappens() {
            while (RELEASED.getCount() > 0) {
                try {
                    RELEASED.await();
                } catch (InterruptedException e) {
                    Thread.interrupted();
                }
            }
        }

        @HostFunction
        void forbidden() {
        }
    }

    /** A way to make the same call. */
    private interface Way {

        byte[] call(byte[] command) throws Exception;
    }

    @Inject
    Puppet puppet;

    @Inject
    Patient patient;

    @Inject
    Stuck stuck;

    @Inject
    Timed timed;

    private static Map<String, Way> ways(Way blocking, Function<byte[], Uni<byte[]>> uni,
            Function<byte[], CompletionStage<byte[]>> stage) {
        var ways = new LinkedHashMap<String, Way>();
        ways.put("blocking", blocking);
        ways.put("uni", command -> get(uni.apply(command).subscribeAsCompletionStage()));
        ways.put("stage", command -> get(stage.apply(command)));
        return ways;
    }

    private Map<String, Way> puppetWays() {
        return ways(puppet::blocking, puppet::uni, puppet::stage);
    }

    private static byte[] get(CompletionStage<byte[]> stage) {
        return stage.toCompletableFuture().orTimeout(20, TimeUnit.SECONDS).join();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Throwable failure(Way way, String command) {
        var failure = catchThrowable(() -> way.call(bytes(command)));
        return failure instanceof CompletionException ? failure.getCause() : failure;
    }

    /** Each has the only instance until its own time is over. */
    private List<CompletableFuture<byte[]>> others() {
        var others = new ArrayList<CompletableFuture<byte[]>>();
        for (int i = 0; i < OTHERS; i++) {
            others.add(puppet.uni(bytes("hnever")).subscribeAsCompletionStage());
        }
        return others;
    }

    private static void assertTimedOut(List<CompletableFuture<byte[]>> calls) {
        for (var call : calls) {
            assertThat(failure(command -> get(call), "")).isInstanceOf(PluginTimeoutException.class);
        }
    }

    @Test
    void timeOfThePlugin_isToldByThePluginWhetherItsInstanceIsFreeOrNot() {
        for (var way : puppetWays().entrySet()) {
            assertThat(failure(way.getValue(), "hnever")).as(way.getKey()).isInstanceOf(PluginTimeoutException.class);
            var others = others();
            assertThat(failure(way.getValue(), "hnever")).as("%s, busy", way.getKey())
                    .isInstanceOf(PluginTimeoutException.class);
            assertTimedOut(others);
        }
    }

    @Test
    void waitForAnInstance_isNotOfThePluginsTime() throws Exception {
        for (var way : puppetWays().entrySet()) {
            var others = others();
            assertThat(way.getValue().call(bytes("rdone"))).as(way.getKey()).isEqualTo(bytes("done"));
            assertTimedOut(others);
        }
    }

    @Test
    void waitForAnInstance_hasItsOwnLimit() throws Exception {
        var other = patient.uni(bytes("hbusy")).subscribeAsCompletionStage();
        assertThat(Functions.INSIDE.await(20, TimeUnit.SECONDS)).isTrue();
        for (var way : ways(patient::blocking, patient::uni, patient::stage).entrySet()) {
            assertThat(failure(way.getValue(), "rdone")).as(way.getKey()).isInstanceOf(PluginOverloadedException.class)
                    .hasMessageContaining("allowed: 50 ms");
        }
        Functions.BUSY.complete("free");
        assertThat(get(other)).isEqualTo(bytes("free"));
    }

    @Test
    void threadThatCannotBeStopped_keepsNobodyWaiting() {
        var uni = stuck.uni(bytes("hdeaf")).subscribeAsCompletionStage();
        var failure = failure(command -> get(uni), "");
        Functions.RELEASED.countDown();
        assertThat(failure).isInstanceOf(PluginTimeoutException.class).hasMessageContaining("goes on");
        assertThat(((PluginException) failure).operation().plugin().value()).isEqualTo("stuck");
        assertThat(get(stuck.stage(bytes("rdone")))).isEqualTo(bytes("done"));
    }

    /** A refusal before the time is over is no time-out: it says that there are too many calls. */
    @Test
    void timeoutOfTheApplication_isThatOfFaultTolerance() {
        for (var way : ways(timed::blocking, timed::uni, timed::stage).entrySet()) {
            assertThat(failure(way.getValue(), "hnever")).as(way.getKey()).isInstanceOf(TimeoutException.class);
            var other = timed.uni(bytes("hnever")).subscribeAsCompletionStage();
            assertThat(failure(way.getValue(), "hnever")).as("%s, busy", way.getKey()).satisfiesAnyOf(
                    failure -> assertThat(failure).isInstanceOf(TimeoutException.class),
                    failure -> assertThat(failure).isInstanceOf(PluginOverloadedException.class)
                            .hasMessageContaining("the rest of its caller's time is less than the plugin needs"));
            assertThat(failure(command -> get(other), "")).isInstanceOf(TimeoutException.class);
        }
    }
}
