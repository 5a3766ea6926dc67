package org.wasmplugins.host;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.wasmplugins.HostFunction;

/** The functions that the host has, by module and name. Immutable. */
final class HostFunctionRegistry {

    private final Map<List<String>, HostFunction> functions;

    HostFunctionRegistry(Collection<HostFunction> functions) {
        var byKey = new HashMap<List<String>, HostFunction>();
        var builtIn = new HashSet<List<String>>();
        for (var signature : BuiltInFunctions.signatures()) {
            builtIn.add(key(signature.module(), signature.name()));
        }
        for (var function : functions) {
            var signature = function.signature();
            if (builtIn.contains(key(signature.module(), signature.name()))) {
                throw new IllegalArgumentException("The host function " + signature.module() + "." + signature.name()
                        + " is built in; a name may be used once.");
            }
            if (byKey.put(key(signature.module(), signature.name()), function) != null) {
                throw new IllegalArgumentException("There are two host functions " + signature.module() + "."
                        + signature.name() + "; a name may be used once.");
            }
        }
        this.functions = Map.copyOf(byKey);
    }

    Optional<HostFunction> find(String module, String name) {
        return Optional.ofNullable(functions.get(key(module, name)));
    }

    /** No record, whose equality the JVM would link while the application starts. */
    private static List<String> key(String module, String name) {
        return List.of(module, name);
    }
}
