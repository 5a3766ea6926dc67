package org.wasmplugins.host.internal.pool;

import org.wasmplugins.PluginManifest;
import org.wasmplugins.exception.PluginException;
import org.wasmplugins.exception.PluginExecutionException;
import org.wasmplugins.exception.PluginInitializationException;
import org.wasmplugins.exception.PluginOperation;

/** Makes the exceptions for a plugin whose state is ERROR. */
public final class FailedPlugin {

    private FailedPlugin() {
    }

    /** Says why a plugin left the state READY: the pool can no longer make instances. */
    public static PluginInitializationException exhausted(PluginManifest plugin, Throwable lastFailure) {
        return new PluginInitializationException(PluginOperation.of(plugin, "make an instance"), InstanceHealth.MAX_FAILURES
                + " instances in a row could not be made and none is left. The last one: " + reason(lastFailure), lastFailure);
    }

    /** Makes the exception that a caller of the plugin gets. */
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
