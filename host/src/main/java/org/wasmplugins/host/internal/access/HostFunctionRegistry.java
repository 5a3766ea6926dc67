package org.wasmplugins.host.internal.access;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.wasmplugins.HostFunctionHandler;
import org.wasmplugins.HostFunctionSignature;
import org.wasmplugins.PluginId;
import org.wasmplugins.host.spi.BuiltInFunction;

/** Finds the application's host functions by module and name, for all plugins and for single ones. Immutable. */
public final class HostFunctionRegistry {

    /** No plugin has this as its id. */
    private static final String ALL = "";

    private final Map<List<String>, HostFunctionHandler> functions;

    public HostFunctionRegistry(Collection<HostFunctionHandler> functions) {
        var byKey = new HashMap<List<String>, HostFunctionHandler>();
        var builtIn = new HashSet<List<String>>();
        for (BuiltInFunction function : BuiltIns.all()) {
            builtIn.add(key(function.signature(), ALL));
        }
        for (var function : functions) {
            HostFunctionSignature signature = function.signature();
            if (builtIn.contains(key(signature, ALL))) {
                throw new IllegalArgumentException("The host function " + signature.module() + "." + signature.name()
                        + " is built in; a name may be used once.");
            }
            if (function.plugins().isEmpty()) {
                put(byKey, function, ALL);
            }
            for (var plugin : function.plugins()) {
                put(byKey, function, plugin.value());
            }
        }
        this.functions = Map.copyOf(byKey);
    }

    private static void put(Map<List<String>, HostFunctionHandler> functions, HostFunctionHandler function, String plugin) {
        HostFunctionSignature signature = function.signature();
        if (functions.put(key(signature, plugin), function) != null) {
            throw new IllegalArgumentException("There are two host functions " + signature.module() + "." + signature.name()
                    + (plugin.equals(ALL) ? "" : " for plugin " + plugin) + "; a name may be used once.");
        }
    }

    Optional<HostFunctionHandler> find(PluginId plugin, String module, String name) {
        HostFunctionHandler own = functions.get(List.of(module, name, plugin.value()));
        return Optional.ofNullable(own != null ? own : functions.get(List.of(module, name, ALL)));
    }

    private static List<String> key(HostFunctionSignature signature, String plugin) {
        return List.of(signature.module(), signature.name(), plugin);
    }
}
