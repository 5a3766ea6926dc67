package org.wasmplugins.host;

import org.wasmplugins.exception.HostFunctionException;
import org.wasmplugins.exception.PermissionDeniedException;
import org.wasmplugins.exception.PluginCancelledException;
import org.wasmplugins.exception.PluginLimitException;
import org.wasmplugins.exception.PluginTimeoutException;
import org.wasmplugins.exception.PluginTrapException;

/** The reason why an instance was disposed. */
public enum DiscardCause {

    /** The plugin's code trapped. */
    TRAP,
    /** The plugin's time was over. */
    TIMEOUT,
    /** The plugin exceeded another limit than time. */
    LIMIT,
    /** The plugin lacked a permission. */
    DENIED,
    /** The application, and not the host, interrupted the thread while a host function waited. */
    INTERRUPTED,
    /** The call failed in another way, after which the instance is not usable. */
    FAILURE,
    /** The caller cancelled the call. */
    CANCELLED,
    /** The plugin is {@code fresh}, and the state of the instance after its start cannot be restored. */
    USED,
    /** The instance was idle for too long. */
    IDLE,
    /** The plugin was disposed, or failed as a whole. */
    CLOSED;

    private static final int DEEPEST_CAUSE = 10;

    /** Returns the cause for a failure of a call, or of no call if it is null. */
    public static DiscardCause of(Throwable failure) {
        if (failure instanceof PluginTimeoutException) {
            return TIMEOUT;
        }
        if (failure instanceof PluginCancelledException) {
            return CANCELLED;
        }
        if (failure instanceof PluginLimitException) {
            return LIMIT;
        }
        if (failure instanceof PermissionDeniedException) {
            return DENIED;
        }
        if (failure instanceof HostFunctionException) {
            return isInterrupted(failure) ? INTERRUPTED : FAILURE;
        }
        return failure instanceof PluginTrapException ? TRAP : FAILURE;
    }

    /** Libraries wrap an interrupt in exceptions of their own. */
    private static boolean isInterrupted(Throwable failure) {
        Throwable cause = failure.getCause();
        for (int depth = 0; cause != null && depth < DEEPEST_CAUSE; depth++) {
            if (cause instanceof InterruptedException) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }
}
