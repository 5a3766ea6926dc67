package org.wasmplugins.host;

import java.util.Optional;

import org.wasmplugins.HostFunction;
import org.wasmplugins.HostFunctionSignature;
import org.wasmplugins.PermissionDeniedException;
import org.wasmplugins.PluginHost;
import org.wasmplugins.PluginManifest;
import org.wasmplugins.PluginOperation;

/** Decides what plugins may do; nothing else does. */
final class SecurityGuard {

    private final HostFunctionRegistry functions;

    SecurityGuard(HostFunctionRegistry functions) {
        this.functions = functions;
    }

    /** What {@code plugin} may reach. The decision for each function is taken once, here, not at each call. */
    PluginHost hostFor(PluginManifest plugin) {
        return (module, name) -> functions.find(module, name).map(function -> guard(plugin, function));
    }

    private static HostFunction guard(PluginManifest plugin, HostFunction function) {
        return mayCall(plugin, function.signature()) ? function : new DeniedFunction(plugin, function.signature());
    }

    private static boolean mayCall(PluginManifest plugin, HostFunctionSignature function) {
        return plugin.permissions().hostFunctions().contains(function.name());
    }

    /** Stands in the place of a function that the plugin may not call; without a call it does no harm. */
    private record DeniedFunction(PluginManifest plugin, HostFunctionSignature signature) implements HostFunction {

        @Override
        public Object call(Object[] arguments) {
            var name = signature.name();
            throw new PermissionDeniedException(PluginOperation.of(plugin, "call host function '" + name + "'"),
                    "the plugin may not call it; allowed are " + Optional.of(plugin.permissions().hostFunctions())
                            .filter(allowed -> !allowed.isEmpty()).map(allowed -> allowed.stream().sorted().toList().toString())
                            .orElse("none")
                            + ". List it under permissions.host_functions in the plugin's plugin.yaml to allow it.",
                    null);
        }
    }
}
