package org.wasmplugins.host.internal.access;

import java.util.Set;

import org.wasmplugins.HostContext;
import org.wasmplugins.HostFunctionHandler;
import org.wasmplugins.HostFunctionSignature;
import org.wasmplugins.PluginManifest;
import org.wasmplugins.exception.DenialReason;
import org.wasmplugins.exception.PluginOperation;

/** Replaces a function that the plugin may not call. Only a call of it fails, not the import. */
record DeniedFunction(PluginManifest plugin, HostFunctionSignature signature,
        DenialReason reason) implements HostFunctionHandler {

    @Override
    public Object call(HostContext context, Object[] arguments) {
        throw DenialLog.deny(PluginOperation.of(plugin, "call host function '" + signature.name() + "'"), reason,
                "the plugin may not call it; allowed are " + allowed() + ". " + remedy());
    }

    private String allowed() {
        Set<String> functions = plugin.permissions().hostFunctions();
        return functions.isEmpty() ? "none" : functions.stream().sorted().toList().toString();
    }

    private String remedy() {
        return reason == DenialReason.NOT_REQUESTED
                ? "List it under permissions.host_functions in the plugin's plugin.yaml to allow it."
                : DenialLog.grant(plugin, "host-functions");
    }
}
