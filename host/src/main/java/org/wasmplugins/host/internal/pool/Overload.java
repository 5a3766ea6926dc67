package org.wasmplugins.host.internal.pool;

import java.time.Duration;

import org.wasmplugins.ExecutionModel;
import org.wasmplugins.PluginManifest;
import org.wasmplugins.exception.PluginException;
import org.wasmplugins.exception.PluginOperation;
import org.wasmplugins.exception.PluginOverloadedException;
import org.wasmplugins.host.PoolSettings;

/** What callers are told of a plugin that has too many calls. */
public final class Overload {

    private static final String POOL = "quarkus.wasm-plugins.pool.";

    private Overload() {
    }

    static PluginException tooMany(PluginManifest plugin, PoolSettings settings) {
        return overloaded(plugin, "all " + settings.mostOf(plugin) + " instances are busy and " + settings.maxWaiting()
                + " calls wait already, the most that may. Raise " + moreInstances(plugin, settings) + POOL + "max-waiting.");
    }

    static PluginException tooLong(PluginManifest plugin, PoolSettings settings, Duration waited, int waiting) {
        return overloaded(plugin, "all " + settings.mostOf(plugin) + " instances are busy, it waited for " + waited.toMillis()
                + " ms, and " + waiting + " other calls wait; allowed: " + settings.maxWait().toMillis() + " ms. Raise "
                + moreInstances(plugin, settings) + POOL + "max-wait.");
    }

    static PluginException noTimeLeft(PluginManifest plugin, PoolSettings settings, Duration waited, int waiting) {
        return overloaded(plugin, "all " + settings.mostOf(plugin) + " instances are busy, it waited for " + waited.toMillis()
                + " ms, and what its caller's time leaves is less than the plugin needs; " + waiting
                + " other calls wait. Raise " + moreInstances(plugin, settings) + "the caller's time.");
    }

    public static PluginException calledTooLate(PluginManifest plugin, Duration allowed) {
        return overloaded(plugin, "it waited until the " + allowed.toMillis() + " ms were over that its caller waits for it."
                + " Call the plugin less, or raise execution.instances in the plugin's plugin.yaml or the caller's time.");
    }

    public static PluginException tooManyOnLoops(PluginManifest plugin, int maxWaiting) {
        return overloaded(plugin, maxWaiting + " calls wait already for its instances on event loops, the most that may. Raise "
                + POOL + "max-waiting.");
    }

    public static PluginException tooManyForBatches(PluginManifest plugin, int waiting, PoolSettings settings) {
        return overloaded(plugin,
                waiting + " events wait already for their batches, the most that may: execution.batch.max-size"
                        + " and " + settings.maxWaiting() + " more. Raise " + moreInstances(plugin, settings) + POOL
                        + "max-waiting.");
    }

    public static PluginException noThread(PluginManifest plugin, ExecutionModel model, Duration allowed) {
        return overloaded(plugin, "no thread for the execution model '" + model.key() + "' began it within "
                + allowed.toMillis() + " ms, the longest that a call may wait. " + (model == ExecutionModel.EVENT_LOOP
                        ? "Something blocks its event loop"
                        : "Others keep all processors that virtual threads have")
                + ". Mend that, or raise " + POOL + "max-wait.");
    }

    public static PluginException tooManyWorkers(PluginManifest plugin, int most) {
        return overloaded(plugin, most + " workers wait for plugins already, the most that may: others need workers too. Return"
                + " the answer as a Uni or CompletionStage instead of waiting for it, or raise"
                + " quarkus.wasm-plugins.max-waiting-workers.");
    }

    private static String moreInstances(PluginManifest plugin, PoolSettings settings) {
        if (plugin.execution().stateful()) {
            return "";
        }
        boolean byOperator = plugin.execution().instances() != settings.mostOf(plugin) && settings.maxSize().isPresent();
        return (byOperator ? POOL + "max-size" : "execution.instances in the plugin's plugin.yaml") + " or ";
    }

    private static PluginException overloaded(PluginManifest plugin, String problem) {
        return new PluginOverloadedException(PluginOperation.of(plugin, "acquire an instance"), problem, null);
    }
}
