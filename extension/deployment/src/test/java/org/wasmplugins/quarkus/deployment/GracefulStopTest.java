package org.wasmplugins.quarkus.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.inject.Inject;

import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wasmplugins.quarkus.HostFunction;
import org.wasmplugins.wasm.Guests;

import io.quarkus.arc.Unremovable;
import io.quarkus.test.QuarkusUnitTest;
import io.smallrye.reactive.messaging.memory.InMemoryConnector;

/** An application that stops in the middle of its messages, while another plugin takes its time to say goodbye. */
class GracefulStopTest {

    private static final int MESSAGES = 3_000;
    /** The application's classes are gone when it is looked at. */
    private static final String COUNTS = GracefulStopTest.class.getName();

    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = new QuarkusUnitTest()
            .withApplicationRoot(archive -> PluginArchive.with(plugins -> plugins
                    .plugin("emitted", PluginArchive.manifest("emitted", "permissions: { host_functions: [greet] }\n"
                            + "execution: { instances: 2 }\n"), Guests.bytes("puppet"))
                    .plugin("connected", PluginArchive.manifest("connected", "permissions: { host_functions: [greet] }\n"
                            + "execution: { instances: 2 }\n"), Guests.bytes("puppet"))
                    // Is disposed first, because it starts last.
                    .plugin("slow", PluginArchive.manifest("slow", "permissions: { resources: { max_execution_time: 1s } }\n"),
                            Guests.bytes("dispose-loops")))
                    .accept(archive.addClasses(PluginArchive.class)))
            .overrideConfigKey("mp.messaging.incoming.in-memory.connector", "smallrye-in-memory")
            .overrideConfigKey("quarkus.wasm-plugins.plugins.\"emitted\".incoming", "emitted")
            .overrideConfigKey("quarkus.wasm-plugins.plugins.\"connected\".incoming", "in-memory")
            .setAfterUndeployListener(GracefulStopTest::assertNothingWasRefused);

    @ApplicationScoped
    public static class Functions {

        @HostFunction
        public String greet(String name) {
            count("handled");
            if (of("handled").get() == 100) {
                HUNDRED.countDown();
            }
            long end = System.nanoTime() + 1_000_000;
            while (System.nanoTime() - end < 0) {
                Thread.onSpinWait();
            }
            return name;
        }

        @HostFunction
        public void forbidden() {
        }
    }

    static final CountDownLatch HUNDRED = new CountDownLatch(1);

    @ApplicationScoped
    @Unremovable
    public static class Sender {

        @Inject
        @Channel("emitted")
        @OnOverflow(value = OnOverflow.Strategy.BUFFER, bufferSize = 10_000)
        Emitter<byte[]> emitter;

        public void send(Message<byte[]> message) {
            emitter.send(message);
        }
    }

    @Inject
    Sender sender;

    @Inject
    @Any
    InMemoryConnector connector;

    @Test
    void stop_comesInTheMiddleOfTheMessages() throws Exception {
        var source = connector.<Message<byte[]>> source("in-memory");
        for (int i = 0; i < MESSAGES; i++) {
            sender.send(message());
            source.send(message());
        }
        assertThat(HUNDRED.await(30, TimeUnit.SECONDS)).isTrue();
    }

    private static Message<byte[]> message() {
        return Message.of("hx".getBytes(StandardCharsets.UTF_8), () -> {
            count("acknowledged");
            return CompletableFuture.completedFuture(null);
        }, failure -> {
            count("refused");
            return CompletableFuture.completedFuture(null);
        });
    }

    @SuppressWarnings("unchecked") // Nobody else has this property.
    private static AtomicInteger of(String what) {
        var counts = (Map<String, AtomicInteger>) System.getProperties().computeIfAbsent(COUNTS,
                key -> new ConcurrentHashMap<String, AtomicInteger>());
        return counts.computeIfAbsent(what, key -> new AtomicInteger());
    }

    private static void count(String what) {
        of(what).incrementAndGet();
    }

    private static void assertNothingWasRefused() {
        assertThat(of("refused")).hasValue(0);
        assertThat(of("handled").get()).isBetween(100, 2 * MESSAGES - 1);
        assertThat(of("acknowledged")).hasValue(of("handled").get());
    }
}
