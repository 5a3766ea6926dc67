package org.wasmplugins.host.internal.call;

import java.util.function.Function;

import org.wasmplugins.ModuleInstance;
import org.wasmplugins.ModuleTask;
import org.wasmplugins.PluginManifest;
import org.wasmplugins.exception.PluginException;
import org.wasmplugins.exception.PluginExecutionException;
import org.wasmplugins.exception.PluginOperation;

/** The function that an application runs with an instance of a bare module. */
record ModuleWork(PluginManifest plugin, Function<? super ModuleInstance, ?> work) implements ModuleTask {

    @Override
    public Object run(ModuleInstance instance) {
        try (var leased = new LeasedModule(plugin.id(), instance)) {
            return work.apply(leased);
        } catch (PluginException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new PluginExecutionException(PluginOperation.of(plugin, "use the module"),
                    "the application's function failed: " + e, e);
        }
    }
}
