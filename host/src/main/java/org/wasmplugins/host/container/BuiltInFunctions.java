package org.wasmplugins.host.container;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

import org.wasmplugins.HostFunctionSignature;
import org.wasmplugins.PermissionSet;
import org.wasmplugins.host.internal.access.BuiltIns;
import org.wasmplugins.host.spi.BuiltInFunction;

/** The functions that every plugin may import from the module {@code host}. */
public final class BuiltInFunctions {

    private BuiltInFunctions() {
    }

    /** @return all built-in functions, never null */
    public static List<BuiltInFunction> all() {
        return BuiltIns.all();
    }

    /**
     * @return their names and types, never null
     */
    public static List<HostFunctionSignature> signatures() {
        return all().stream().map(BuiltInFunction::signature).toList();
    }

    /**
     * @param signature the name and the types of a host function, not null
     * @return whether it calls another service; false for a function that is not built in
     */
    public static boolean callsOut(HostFunctionSignature signature) {
        for (BuiltInFunction function : all()) {
            if (function.signature().equals(signature)) {
                return function.callsOut();
            }
        }
        return false;
    }

    /**
     * @param permissions the permissions that a plugin's manifest requests, not null
     * @param imported the names of the host functions that the plugin imports, not null
     * @return the imports that the plugin may not call, as sentences without their end; empty if there are none
     */
    public static List<String> denied(PermissionSet permissions, Collection<String> imported) {
        var denied = new ArrayList<String>();
        for (BuiltInFunction function : all()) {
            Optional<String> missing = function.missingPermission(permissions);
            if (missing.isPresent() && imported.contains(function.signature().name())) {
                denied.add("The module imports the host function '" + function.signature().name() + "', and its manifest "
                        + missing.get());
            }
        }
        return denied;
    }
}
