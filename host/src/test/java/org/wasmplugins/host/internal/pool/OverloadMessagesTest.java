package org.wasmplugins.host.internal.pool;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.OptionalInt;

import org.junit.jupiter.api.Test;
import org.wasmplugins.ExecutionModel;
import org.wasmplugins.PluginManifest;
import org.wasmplugins.host.PoolSettings;
import org.wasmplugins.host.container.TestPlugin;

/** Each text whole. Other tests look at types and numbers. */
class OverloadMessagesTest {

    private static final String BEGIN = "Plugin a 1.2.0, acquire an instance: ";
    private static final String MAX_WAITING = "the first that is set of quarkus.wasm-plugins.plugins.\"a\".pool.max-waiting,"
            + " quarkus.wasm-plugins.defaults.pool.max-waiting and quarkus.wasm-plugins.pool.max-waiting.";
    private static final String MAX_WAIT = MAX_WAITING.replace("max-waiting", "max-wait");
    private static final Duration WAITED = Duration.ofMillis(250);

    private final PluginManifest plugin = TestPlugin.plugin("a").instances(2).manifest();
    private final PluginManifest stateful = TestPlugin.plugin("a").stateful().manifest();
    private final PoolSettings settings = PoolSettings.DEFAULT.withMaxWaiting(3);
    private final PoolSettings fewer = new PoolSettings(1, OptionalInt.of(1), settings.idleTimeout(), settings.restAfter(),
            settings.maxWait(), 3);

    @Test
    void tooMany_namesBothThatCanBeRaised() {
        assertThat(OverloadMessages.tooMany(plugin, settings)).hasMessage(BEGIN + "busy instances: 2 of 2; waiting calls: 3 of"
                + " 3. To change it, raise execution.instances in its plugin.yaml, or " + MAX_WAITING);
        assertThat(OverloadMessages.tooMany(plugin, fewer)).hasMessage(BEGIN + "busy instances: 1 of 1; waiting calls: 3 of 3."
                + " To change it, raise " + MAX_WAITING.replace("max-waiting", "max-size").replaceAll("\\.$", "") + ", or "
                + MAX_WAITING);
        assertThat(OverloadMessages.tooMany(stateful, settings))
                .hasMessage(BEGIN + "busy instances: 1 of 1; waiting calls: 3 of"
                        + " 3. To change it, raise " + MAX_WAITING);
    }

    @Test
    void waitThatWasTooLong_saysHowLong() {
        assertThat(OverloadMessages.tooLong(plugin, settings, WAITED, 1)).hasMessage(BEGIN + "busy instances: 2 of 2; it waited"
                + " for 250 ms; allowed: 10000 ms; other waiting calls: 1. To change it, raise execution.instances in its"
                + " plugin.yaml, or " + MAX_WAIT);
        assertThat(OverloadMessages.noTimeLeft(plugin, settings, WAITED, 1)).hasMessage(BEGIN + "busy instances: 2 of 2; it"
                + " waited for 250 ms, and the rest of its caller's time is less than the plugin needs; other waiting calls: 1."
                + " To change it, raise execution.instances in its plugin.yaml, or the caller's time.");
        assertThat(OverloadMessages.calledTooLate(plugin, WAITED)).hasMessage(BEGIN + "it waited for all of its caller's time;"
                + " allowed: 250 ms. To change it, call the plugin less, or raise execution.instances in its plugin.yaml or the"
                + " caller's time.");
    }

    @Test
    void otherPlacesThatAreFull_areNamed() {
        assertThat(OverloadMessages.tooManyOnLoops(plugin, 2)).hasMessage(BEGIN + "calls that wait for its instances on event"
                + " loops: 2 of 2. To change it, raise " + MAX_WAITING);
        assertThat(OverloadMessages.tooManyForBatches(plugin, 5, settings)).hasMessage(BEGIN + "events that wait for their"
                + " batches: 5 of 5 (execution.batch.max-size, and 3 more). To change it, raise execution.instances in its"
                + " plugin.yaml, or " + MAX_WAITING);
        assertThat(OverloadMessages.tooManyWorkers(plugin, 6)).hasMessage(BEGIN + "workers that wait for plugins: 6 of 6;"
                + " others need workers too. To change it, return the answer as a Uni or CompletionStage instead of waiting for"
                + " it, or raise quarkus.wasm-plugins.max-waiting-workers.");
    }

    @Test
    void threadThatDoesNotCome_saysWhy() {
        assertThat(OverloadMessages.noThread(plugin, ExecutionModel.EVENT_LOOP, WAITED)).hasMessage(BEGIN + "no thread for the"
                + " execution model 'event-loop' began it; allowed: 250 ms. Something blocks its event loop. Mend that, or"
                + " raise " + MAX_WAIT);
        assertThat(OverloadMessages.noThread(plugin, ExecutionModel.VIRTUAL_THREAD, WAITED)).hasMessage(BEGIN + "no thread for"
                + " the execution model 'virtual-thread' began it; allowed: 250 ms. Others keep all processors that virtual"
                + " threads have. Mend that, or raise " + MAX_WAIT);
    }
}
