package org.wasmplugins.wasm.chicory;

import java.util.Arrays;

/**
 * Stands for what the engine threw deep in a guest, with the innermost part of its stack trace. Errors are remembered, and a
 * guest chooses how deep it fails: a whole trace takes some ten kilobytes.
 */
final class EngineFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final int MOST_FRAMES = 64;

    private EngineFailure(Throwable failure, StackTraceElement[] trace) {
        super(failure.toString(), null, false, true);
        setStackTrace(Arrays.copyOf(trace, MOST_FRAMES));
    }

    /** The failure itself, if its trace is short. */
    static Throwable of(Throwable failure) {
        Throwable innermost = failure.getCause() == null ? failure : failure.getCause();
        StackTraceElement[] trace = innermost.getStackTrace();
        return trace.length <= MOST_FRAMES ? failure : new EngineFailure(innermost, trace);
    }

    /** The JVM's own form of a trace is not needed beside the part that is kept. */
    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
