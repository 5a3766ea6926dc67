package org.wasmplugins.quarkus.deployment;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wasmplugins.PluginEvent;
import org.wasmplugins.host.PluginManager;
import org.wasmplugins.wasm.Guests;

import io.quarkus.arc.Arc;
import io.quarkus.test.QuarkusUnitTest;
import io.smallrye.common.vertx.ContextLocals;
import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.Vertx;

/** All of Quarkus' workers wait for a healthy plugin: each gets its answer, in its own contexts, and health answers. */
@Timeout(120)
class AllWorkersWaitTest {

    private static final int WORKERS = 4;

    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = new QuarkusUnitTest()
            .withApplicationRoot(archive -> PluginArchive.with(plugins -> plugins.plugin("worker",
                    PluginArchive.manifest("worker", "permissions: { host_functions: [greet] }\n"), Guests.bytes("puppet")))
                    .accept(archive.addClasses(ThreadFunctions.class, ThreadFunctions.Name.class, PluginArchive.class)))
            .overrideConfigKey("quarkus.thread-pool.max-threads", String.valueOf(WORKERS))
            .overrideConfigKey("quarkus.wasm-plugins.max-waiting-workers", "100")
            // Those of messaging need workers.
            .overrideConfigKey("quarkus.messaging.health.enabled", "false");

    @Inject
    PluginManager plugins;

    @Inject
    ThreadFunctions.Name name;

    @Inject
    Vertx vertx;

    @Inject
    ExecutorService workers;

    @Test
    void workersThatAllWait_getTheirAnswersInTheirOwnContexts() throws Exception {
        var answers = new ArrayList<CompletableFuture<String>>();
        for (int request = 0; request < 10 * WORKERS; request++) {
            answers.add(waitOnWorker("r" + request));
        }
        for (int request = 0; request < answers.size(); request++) {
            assertThat(answers.get(request).get(60, TimeUnit.SECONDS)).isEqualTo("worker, r" + request + ", r" + request);
        }
    }

    /** On a worker, in contexts of its own, as a blocking request has it. */
    private CompletableFuture<String> waitOnWorker(String request) {
        var answer = new CompletableFuture<String>();
        VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext()).executeBlocking(() -> {
            ContextLocals.put("name", request);
            Arc.container().requestContext().activate();
            try {
                name.set(request);
                answer.complete(greet());
            } catch (RuntimeException | Error e) {
                answer.completeExceptionally(e);
            } finally {
                Arc.container().requestContext().terminate();
            }
            return null;
        }, false);
        return answer;
    }

    private String greet() {
        return new String((byte[]) plugins.sendEvent(PluginEvent.to("worker", "do", "hx".getBytes(StandardCharsets.UTF_8)))
                .await().indefinitely().data(), StandardCharsets.UTF_8);
    }

    @Test
    void health_needsNoWorker() throws Exception {
        var released = new CountDownLatch(1);
        var busy = new CountDownLatch(WORKERS);
        for (int worker = 0; worker < WORKERS; worker++) {
            workers.execute(() -> {
                busy.countDown();
                await(released);
            });
        }
        try {
            assertThat(busy.await(30, TimeUnit.SECONDS)).isTrue();
            for (var check : new String[] { "live", "ready", "started", "group/wasm-plugins" }) {
                assertThat(get("/q/health/" + check).statusCode()).as(check).isEqualTo(200);
            }
        } finally {
            released.countDown();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
