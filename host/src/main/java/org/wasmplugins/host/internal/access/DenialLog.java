package org.wasmplugins.host.internal.access;

import org.wasmplugins.PluginManifest;
import org.wasmplugins.exception.DenialReason;
import org.wasmplugins.exception.PermissionDeniedException;
import org.wasmplugins.exception.PluginOperation;
import org.wasmplugins.host.spi.LogMessage;

/** Logs denials in a category of their own and makes their exceptions. */
final class DenialLog {

    private static final LogMessage DENIED = LogMessage.warn(1, "org.wasmplugins.security",
            "%s: denied, %s%s");

    /** Every denial has a line in this category, at WARN. */
    static final String LOG_CATEGORY = "org.wasmplugins.security";

    private DenialLog() {
    }

    static PermissionDeniedException deny(PluginOperation operation, DenialReason reason, String problem) {
        return deny(operation, reason, "", problem);
    }

    /** @param what what was denied, if the operation does not say it; printable */
    static PermissionDeniedException deny(PluginOperation operation, DenialReason reason, String what, String problem) {
        DENIED.log(operation, reason, what.isEmpty() ? "" : ": " + what);
        return new PermissionDeniedException(operation, reason, problem);
    }

    /** Says which property allows it. */
    static String grant(PluginManifest plugin, String key) {
        return "List it under quarkus.wasm-plugins.plugins.\"" + plugin.id() + "\".grants." + key + " to allow it.";
    }
}
