package org.wasmplugins.host.spi;

import java.util.Optional;

import org.wasmplugins.HostFunctionSignature;
import org.wasmplugins.PermissionSet;

/** A function that every plugin may import, as the build and the extension see it. May be used from any thread. */
public interface BuiltInFunction {

    /**
     * @return its name and types, never null
     */
    HostFunctionSignature signature();

    /**
     * @param permissions the permissions that a plugin's manifest requests, not null
     * @return what the manifest lacks for a call of this function, as the rest of a sentence that begins "its manifest"; empty
     *         if it lacks nothing
     */
    default Optional<String> missingPermission(PermissionSet permissions) {
        return Optional.empty();
    }

    /** @return whether a call waits for something else; plugins on event loops may not call such a function */
    default boolean waits() {
        return false;
    }

    /** @return whether a call goes to another service */
    default boolean callsOut() {
        return false;
    }
}
