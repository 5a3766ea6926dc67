package org.wasmplugins.host.spi;

import java.util.Optional;

import org.wasmplugins.HostFunctionSignature;
import org.wasmplugins.PermissionSet;

/** What there is to know of a function that every plugin may import. May be used from any thread. */
public interface BuiltInFunction {

    /**
     * @return its name and types, never null
     */
    HostFunctionSignature signature();

    /**
     * @param permissions what a plugin's manifest asks for, not null
     * @return what the manifest lacks so that the plugin may call it, as the rest of a sentence that begins "its manifest";
     *         empty if it lacks nothing
     */
    default Optional<String> missingPermission(PermissionSet permissions) {
        return Optional.empty();
    }

    /**
     * @return whether a call of it waits for something else, which no event loop may do
     */
    default boolean waits() {
        return false;
    }

    /**
     * @return whether it calls another service
     */
    default boolean callsOut() {
        return false;
    }
}
