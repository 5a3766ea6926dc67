package org.wasmplugins.quarkus.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wasmplugins.PluginEvent;
import org.wasmplugins.exception.PluginOverloadedException;
import org.wasmplugins.host.PluginManager;
import org.wasmplugins.quarkus.HostFunction;
import org.wasmplugins.wasm.Guests;

import io.quarkus.test.QuarkusUnitTest;

/** Workers that wait for plugins leave some to the rest of the application. */
@Timeout(120)
class MaxWaitingWorkersTest {

    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = new QuarkusUnitTest()
            .withApplicationRoot(archive -> PluginArchive.with(plugins -> plugins.plugin("puppet",
                    PluginArchive.manifest("puppet", "permissions: { host_functions: [greet],"
                            + " resources: { max_execution_time: 60s } }\nexecution: { instances: 1 }\n"),
                    Guests.bytes("puppet")))
                    .accept(archive.addClasses(Functions.class, PluginArchive.class)))
            .overrideConfigKey("quarkus.thread-pool.max-threads", "8");

    @ApplicationScoped
    public static class Functions {

        private final CountDownLatch released = new CountDownLatch(1);

        @HostFunction
        public String greet(String name) throws InterruptedException {
            released.await();
            return name;
        }

        @HostFunction
        public void forbidden() {
        }

        void release() {
            released.countDown();
        }
    }

    @Inject
    PluginManager plugins;

    @Inject
    Functions functions;

    @Inject
    ExecutorService workers;

    @Test
    void moreThanThreeQuartersOfTheWorkers_areRefused() throws Exception {
        var answers = new ArrayList<Future<Throwable>>();
        for (int caller = 0; caller < 20; caller++) {
            Callable<Throwable> waiting = () -> catchThrowable(this::greet);
            answers.add(workers.submit(waiting));
        }
        // Behind all of them in the workers' queue; one worker runs the plugin.
        assertThat(workers.submit(() -> "another request").get(30, TimeUnit.SECONDS)).isEqualTo("another request");
        functions.release();
        var failures = new ArrayList<Throwable>();
        for (var answer : answers) {
            failures.add(answer.get(30, TimeUnit.SECONDS));
        }
        assertThat(failures).filteredOn(failure -> failure != null).hasSize(14).allSatisfy(failure -> assertThat(failure)
                .isExactlyInstanceOf(PluginOverloadedException.class)
                .hasMessageContaining("workers that wait for plugins: 6 of 6"));
    }

    private void greet() {
        plugins.sendEvent(PluginEvent.to("puppet", "do", "hx".getBytes(StandardCharsets.UTF_8))).await().indefinitely();
    }
}
