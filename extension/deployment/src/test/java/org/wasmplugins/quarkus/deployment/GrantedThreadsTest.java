package org.wasmplugins.quarkus.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.logging.Level;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wasmplugins.PluginEvent;
import org.wasmplugins.host.DiscardCause;
import org.wasmplugins.host.PluginManager;
import org.wasmplugins.wasm.Guests;

import io.quarkus.test.QuarkusUnitTest;

/** Plugins run on threads that the operator grants, or else on workers. */
class GrantedThreadsTest {

    private static final String MANIFEST = """
            permissions: { host_functions: [greet], resources: { max_execution_time: 1s } }
            execution: { model: %s }
            """;

    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = new QuarkusUnitTest()
            .withApplicationRoot(archive -> PluginArchive.with(plugins -> plugins
                    .plugin("loop", manifest("loop", "event-loop"), Guests.bytes("puppet"))
                    .plugin("ours", manifest("ours", "event-loop"), Guests.bytes("puppet"))
                    .plugin("virtual", manifest("virtual", "virtual-thread"), Guests.bytes("puppet")))
                    .accept(archive.addClasses(ThreadFunctions.class, ThreadFunctions.Name.class, PluginArchive.class)))
            .overrideConfigKey("quarkus.wasm-plugins.event-loop.max-execution-time", "1s")
            .overrideConfigKey("quarkus.wasm-plugins.defaults.grants.threads", "worker")
            .overrideConfigKey("quarkus.wasm-plugins.plugins.\"ours\".grants.threads", "event-loop,virtual-thread")
            .setLogRecordPredicate(record -> record.getLevel().intValue() >= Level.INFO.intValue()
                    && record.getLoggerName().endsWith("OperatorExecutions"))
            .assertLogRecords(records -> assertThat(records)
                    .extracting(record -> String.format(record.getMessage(), record.getParameters()))
                    .contains("WASMP105: Plugin virtual runs on workers: its plugin.yaml says execution.model: virtual-thread,"
                            + " which quarkus.wasm-plugins.plugins.\"virtual\".grants.threads does not grant."));

    private static String manifest(String id, String model) {
        return PluginArchive.manifest(id, MANIFEST.formatted(model));
    }

    @Inject
    PluginManager plugins;

    private String send(String plugin, String command) {
        return new String((byte[]) plugins.sendEvent(PluginEvent.to(plugin, "do", command.getBytes(StandardCharsets.UTF_8)))
                .await().atMost(Duration.ofSeconds(10)).data(), StandardCharsets.UTF_8);
    }

    @Test
    void pluginOfThreadsThatAreNotGranted_runsOnWorkers() {
        assertThat(send("virtual", "hx")).startsWith("worker,");
        assertThat(send("loop", "hx")).startsWith("worker,");
    }

    @Test
    void pluginOfThreadsThatAreGranted_runsThere() {
        assertThat(send("ours", "hx")).startsWith("event loop,");
    }

    @Test
    void denial_isTheCauseOfTheInstancesEnd() {
        var failure = plugins.sendEvent(PluginEvent.to("virtual", "do", "f".getBytes(StandardCharsets.UTF_8)))
                .map(response -> (Throwable) null).onFailure().recoverWithItem(denied -> denied).await()
                .atMost(Duration.ofSeconds(10));
        assertThat(failure).isNotNull();
        var virtual = plugins.getAllPlugins().stream().filter(plugin -> plugin.manifest().id().value().equals("virtual"))
                .findFirst().orElseThrow().manifest().id();
        assertThat(plugins.poolStatistics(virtual).orElseThrow().discarded()).containsKey(DiscardCause.DENIED);
    }
}
