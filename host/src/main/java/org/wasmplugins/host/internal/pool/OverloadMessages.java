package org.wasmplugins.host.internal.pool;

import java.time.Duration;

import org.wasmplugins.ExecutionModel;
import org.wasmplugins.PluginManifest;
import org.wasmplugins.exception.PluginException;
import org.wasmplugins.exception.PluginOperation;
import org.wasmplugins.exception.PluginOverloadedException;
import org.wasmplugins.host.PoolSettings;
import org.wasmplugins.host.spi.OperatorKeys;

/** Tells callers that a plugin has too many calls: what was found, what is allowed, and what changes it. */
public final class OverloadMessages {

    private OverloadMessages() {
    }

    static PluginException tooMany(PluginManifest plugin, PoolSettings settings) {
        return overloaded(plugin, busy(plugin, settings) + "; waiting calls: " + settings.maxWaiting() + " of "
                + settings.maxWaiting() + ". To change it, raise " + moreInstances(plugin, settings)
                + key(plugin, "max-waiting") + ".");
    }

    static PluginException tooLong(PluginManifest plugin, PoolSettings settings, Duration waited, int waiting) {
        return overloaded(plugin, busy(plugin, settings) + "; it waited for " + waited.toMillis() + " ms; allowed: "
                + settings.maxWait().toMillis() + " ms; other waiting calls: " + waiting + ". To change it, raise "
                + moreInstances(plugin, settings) + key(plugin, "max-wait") + ".");
    }

    static PluginException noTimeLeft(PluginManifest plugin, PoolSettings settings, Duration waited, int waiting) {
        return overloaded(plugin, busy(plugin, settings) + "; it waited for " + waited.toMillis()
                + " ms, and the rest of its caller's time is less than the plugin needs; other waiting calls: " + waiting
                + ". To change it, raise " + moreInstances(plugin, settings) + "the caller's time.");
    }

    public static PluginException calledTooLate(PluginManifest plugin, Duration allowed) {
        return overloaded(plugin, "it waited for all of its caller's time; allowed: " + allowed.toMillis()
                + " ms. To change it, call the plugin less, or raise execution.instances in its plugin.yaml or the caller's"
                + " time.");
    }

    public static PluginException tooManyOnLoops(PluginManifest plugin, int maxWaiting) {
        return overloaded(plugin, "calls that wait for its instances on event loops: " + maxWaiting + " of " + maxWaiting
                + ". To change it, raise " + key(plugin, "max-waiting") + ".");
    }

    public static PluginException tooManyForBatches(PluginManifest plugin, int waiting, PoolSettings settings) {
        return overloaded(plugin, "events that wait for their batches: " + waiting + " of " + waiting
                + " (execution.batch.max-size, and " + settings.maxWaiting() + " more). To change it, raise "
                + moreInstances(plugin, settings) + key(plugin, "max-waiting") + ".");
    }

    public static PluginException noThread(PluginManifest plugin, ExecutionModel model, Duration allowed) {
        return overloaded(plugin, "no thread for the execution model '" + model.key() + "' began it; allowed: "
                + allowed.toMillis() + " ms. " + (model == ExecutionModel.EVENT_LOOP
                        ? "Something blocks its event loop"
                        : "Others keep all processors that virtual threads have")
                + ". Mend that, or raise " + key(plugin, "max-wait") + ".");
    }

    public static PluginException tooManyWorkers(PluginManifest plugin, int most) {
        return overloaded(plugin, "workers that wait for plugins: " + most + " of " + most + "; others need workers too. To"
                + " change it, return the answer as a Uni or CompletionStage instead of waiting for it, or raise"
                + " quarkus.wasm-plugins.max-waiting-workers.");
    }

    private static String busy(PluginManifest plugin, PoolSettings settings) {
        return "busy instances: " + settings.mostOf(plugin) + " of " + settings.mostOf(plugin);
    }

    private static String key(PluginManifest plugin, String setting) {
        return OperatorKeys.pool(plugin.id(), setting);
    }

    private static String moreInstances(PluginManifest plugin, PoolSettings settings) {
        if (plugin.execution().stateful()) {
            return "";
        }
        boolean byOperator = plugin.execution().instances() != settings.mostOf(plugin) && settings.maxSize().isPresent();
        return (byOperator ? key(plugin, "max-size") : "execution.instances in its plugin.yaml") + ", or ";
    }

    private static PluginException overloaded(PluginManifest plugin, String problem) {
        return new PluginOverloadedException(PluginOperation.of(plugin, "acquire an instance"), problem);
    }
}
