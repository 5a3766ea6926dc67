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

/** What became of a call. */
public enum CallOutcome {

    /** The plugin answered. */
    SUCCESS,
    /** The plugin answered that it could not handle the event. */
    REFUSED,
    /** Its time was over. */
    TIMEOUT,
    /** Its code trapped. */
    TRAP,
    /** It wanted more of something else than it may have. */
    LIMIT,
    /** It called or reached for what it may not. */
    DENIED,
    /** Too many calls waited, or this one waited too long. */
    OVERLOADED,
    /** The caller did not want the answer any more. */
    CANCELLED,
    /** The event could not be written, or the answer could not be read. */
    COMMUNICATION,
    /** It failed otherwise. */
    ERROR;

    /**
     * @return its name as metrics and traces have it: in lower case; never null
     */
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
