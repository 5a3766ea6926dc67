package org.wasmplugins.host;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.wasmplugins.HostFunction;

/** The functions that the host has, by module and name. Immutable. */
final class HostFunctionRegistry {

    private record Key(String module, String name) {
    }

    private final Map<Key, HostFunction> functions;

    HostFunctionRegistry(Collection<HostFunction> functions) {
        var byKey = new HashMap<Key, HostFunction>();
        var builtIn = BuiltInFunctions.signatures().stream().map(signature -> new Key(signature.module(), signature.name()))
                .collect(Collectors.toSet());
        for (var function : functions) {
            var signature = function.signature();
            if (builtIn.contains(new Key(signature.module(), signature.name()))) {
                throw new IllegalArgumentException("The host function " + signature.module() + "." + signature.name()
                        + " is built in; a name may be used once.");
            }
            if (byKey.put(new Key(signature.module(), signature.name()), function) != null) {
                throw new IllegalArgumentException("There are two host functions " + signature.module() + "."
                        + signature.name() + "; a name may be used once.");
            }
        }
        this.functions = Map.copyOf(byKey);
    }

    Optional<HostFunction> find(String module, String name) {
        return Optional.ofNullable(functions.get(new Key(module, name)));
    }
}
