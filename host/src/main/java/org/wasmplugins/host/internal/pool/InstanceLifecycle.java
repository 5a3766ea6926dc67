package org.wasmplugins.host.internal.pool;

import java.time.Duration;

import org.wasmplugins.PluginManifest;
import org.wasmplugins.exception.PluginException;
import org.wasmplugins.host.internal.lifecycle.Starts;
import org.wasmplugins.host.internal.time.Deadlines;
import org.wasmplugins.host.spi.LogMessage;
import org.wasmplugins.runtime.LoadedPlugin;
import org.wasmplugins.runtime.Plugin;

/** Starts and ends single instances. No other class runs the hooks, so no other class knows their order. */
public final class InstanceLifecycle {

    private static final LogMessage INSTANCE_FAILED = LogMessage.warn(7, "org.wasmplugins.host.InstanceLifecycle",
            "Plugin %s %s: an instance failed while it was disposed.");

    private static final LogMessage DISPOSE_FAILED = LogMessage.warn(6, "org.wasmplugins.host.InstanceLifecycle",
            "An instance could not say goodbye: %s");

    private final LoadedPlugin code;
    private final Deadlines deadlines;

    public InstanceLifecycle(LoadedPlugin code, Deadlines deadlines) {
        this.code = code;
        this.deadlines = deadlines;
    }

    /** Makes an instance and runs its starting hooks, within the deadline of the caller. */
    Plugin start() {
        Plugin instance = code.newInstance();
        try {
            instance.onLoad();
            instance.initialize();
            instance.onReady();
        } catch (RuntimeException | Error e) {
            try {
                instance.close();
            } catch (RuntimeException | Error closing) {
                if (closing != e) {
                    e.addSuppressed(closing);
                }
            }
            throw e;
        }
        return instance;
    }

    /**
     * Ends an instance within {@code time} and the plugin's own time limit. Never fails: an instance whose hooks fail is closed
     * all the same.
     */
    void end(Plugin instance, Duration time) {
        PluginManifest plugin = code.manifest();
        try (instance) {
            if (instance.isReusable() && !time.isZero()) {
                deadlines.within(plugin, "dispose", shorter(time, plugin.permissions().limits().maxExecutionTime()), () -> {
                    instance.onBeforeDispose();
                    instance.dispose();
                    return null;
                });
            }
        } catch (PluginException e) {
            DISPOSE_FAILED.log(e.getMessage());
        } catch (RuntimeException | Error e) {
            INSTANCE_FAILED.logWith(e, plugin.id(), plugin.version());
        }
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    /** Ends an instance within the plugin's own time limit. */
    void end(Plugin instance) {
        end(instance, code.manifest().permissions().limits().maxExecutionTime());
    }
}
