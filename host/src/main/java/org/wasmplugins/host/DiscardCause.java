package org.wasmplugins.host;

import org.wasmplugins.exception.HostFunctionException;
import org.wasmplugins.exception.PermissionDeniedException;
import org.wasmplugins.exception.PluginCancelledException;
import org.wasmplugins.exception.PluginLimitException;
import org.wasmplugins.exception.PluginTimeoutException;
import org.wasmplugins.exception.PluginTrapException;

/** Why an instance was given up. */
public enum DiscardCause {

    /** Its code trapped. */
    TRAP,
    /** Its time was over. */
    TIMEOUT,
    /** It wanted more of something else than it may have. */
    LIMIT,
    /** It called or reached for what it may not. */
    DENIED,
    /** Somebody else than the host interrupted the thread while one of its host functions waited. */
    INTERRUPTED,
    /** Its call failed otherwise in a way after which it cannot be used. */
    FAILURE,
    /** The caller did not want the answer any more. */
    CANCELLED,
    /** The plugin is {@code fresh}, and the instance cannot be made again what it was when it had started. */
    USED,
    /** Nobody used it for long. */
    IDLE,
    /** The plugin was disposed, or failed as a whole. */
    CLOSED;

    private static final int DEEPEST_CAUSE = 10;

    /** What a call failed of, null if it did not. */
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
