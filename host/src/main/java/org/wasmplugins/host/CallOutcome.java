package org.wasmplugins.host;

import java.util.Locale;
import java.util.concurrent.CancellationException;

import org.wasmplugins.PluginResponse;
import org.wasmplugins.exception.PermissionDeniedException;
import org.wasmplugins.exception.PluginCancelledException;
import org.wasmplugins.exception.PluginCommunicationException;
import org.wasmplugins.exception.PluginLimitException;
import org.wasmplugins.exception.PluginOverloadedException;
import org.wasmplugins.exception.PluginTimeoutException;
import org.wasmplugins.exception.PluginTrapException;

/** The outcome of a call. */
public enum CallOutcome {

    /** The plugin answered. */
    SUCCESS,
    /** The plugin answered that it could not handle the event. */
    REFUSED,
    /** The plugin's time was over. */
    TIMEOUT,
    /** The plugin's code trapped. */
    TRAP,
    /** The plugin exceeded another limit than time. */
    LIMIT,
    /** The plugin lacked a permission. */
    DENIED,
    /** Too many calls waited, or this one waited too long. */
    OVERLOADED,
    /** The caller cancelled the call. */
    CANCELLED,
    /** The event could not be written, or the answer could not be read. */
    COMMUNICATION,
    /** The call failed in another way. */
    ERROR;

    /** @return the name in metrics and traces, in lower case; never null */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static CallOutcome of(PluginResponse response, Throwable failure) {
        if (failure == null) {
            return response.success() ? SUCCESS : REFUSED;
        }
        if (failure instanceof PluginOverloadedException) {
            return OVERLOADED;
        }
        if (failure instanceof PluginTimeoutException) {
            return TIMEOUT;
        }
        if (failure instanceof PluginLimitException) {
            return LIMIT;
        }
        return ofOthers(failure);
    }

    private static CallOutcome ofOthers(Throwable failure) {
        if (failure instanceof PluginCancelledException || failure instanceof CancellationException) {
            return CANCELLED;
        }
        if (failure instanceof PermissionDeniedException) {
            return DENIED;
        }
        if (failure instanceof PluginTrapException) {
            return TRAP;
        }
        return failure instanceof PluginCommunicationException ? COMMUNICATION : ERROR;
    }
}
