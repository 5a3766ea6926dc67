package org.wasmplugins.host.internal.pool;

import org.wasmplugins.PluginManifest;
import org.wasmplugins.exception.PluginException;
import org.wasmplugins.exception.PluginExecutionException;
import org.wasmplugins.exception.PluginInitializationException;
import org.wasmplugins.exception.PluginOperation;

/** What is said of a plugin that is ERROR. */
public final class FailedPlugin {

    private FailedPlugin() {
    }

    /** Why a plugin that was READY is not any more. */
    public static PluginInitializationException exhausted(PluginManifest plugin, Throwable lastFailure) {
        return new PluginInitializationException(PluginOperation.of(plugin, "make an instance"), InstanceHealth.MAX_FAILURES
                + " instances in a row could not be made and none is left. The last one: " + reason(lastFailure), lastFailure);
    }

    /** What a caller gets. */
    public static PluginExecutionException refusal(PluginManifest plugin, String operation, PluginException failure) {
        return new PluginExecutionException(PluginOperation.of(plugin, operation),
                "the plugin is ERROR; only a plugin that is READY handles events. It failed: " + reason(failure)
                        + " It handles events again when it is started again: quarkus.wasm-plugins.plugins.\"" + plugin.id()
                        + "\".on-failure=restart does that by itself, otherwise mend what it failed of and start the"
                        + " application again.",
                failure);
    }

    private static String reason(Throwable failure) {
        return failure instanceof PluginException ? failure.getMessage() : failure + ".";
    }
}
