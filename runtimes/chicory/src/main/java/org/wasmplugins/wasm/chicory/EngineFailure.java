package org.wasmplugins.wasm.chicory;

import java.util.Arrays;

/**
 * Replaces an exception of the engine that has a long stack trace, and keeps the innermost part of the trace. The host keeps
 * errors, and a guest chooses how deep it fails: a whole trace can take ten kilobytes.
 */
final class EngineFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final int MOST_FRAMES = 64;

    private EngineFailure(Throwable failure, StackTraceElement[] trace) {
        super(failure.toString(), null, false, true);
        setStackTrace(Arrays.copyOf(trace, MOST_FRAMES));
    }

    /** Returns the failure itself if its trace is short. */
    static Throwable of(Throwable failure) {
        Throwable innermost = failure.getCause() == null ? failure : failure.getCause();
        StackTraceElement[] trace = innermost.getStackTrace();
        return trace.length <= MOST_FRAMES ? failure : new EngineFailure(innermost, trace);
    }

    /** Skipped: the part of the trace that is kept is enough. */
    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
