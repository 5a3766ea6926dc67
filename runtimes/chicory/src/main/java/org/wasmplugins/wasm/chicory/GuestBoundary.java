package org.wasmplugins.wasm.chicory;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.wasmplugins.wasm.chicory.memory.CallDepth;
import org.wasmplugins.wasm.chicory.memory.FlatMemory;
import org.wasmplugins.wasm.engine.WasmCallDepthException;
import org.wasmplugins.wasm.engine.WasmHostFunction;
import org.wasmplugins.wasm.engine.WasmInstance;
import org.wasmplugins.wasm.engine.WasmTrapException;

import com.dylibso.chicory.runtime.ChicoryInterruptedException;
import com.dylibso.chicory.runtime.ExportFunction;
import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.Memory;
import com.dylibso.chicory.runtime.WasmException;
import com.dylibso.chicory.runtime.WasmFunctionHandle;
import com.dylibso.chicory.wasm.ChicoryException;

/**
 * The border between one instance and the host. Turns each exception that the engine throws because of the guest into a
 * {@link WasmTrapException}; exceptions of host functions pass unchanged. For the one thread that uses the instance.
 */
final class GuestBoundary {

    private final FunctionNames names;
    private final boolean interpretsSome;
    private FlatMemory counter;

    /** @param interpretsSome true if the interpreter runs some of the functions */
    GuestBoundary(FunctionNames names, boolean interpretsSome) {
        this.names = names;
        this.interpretsSome = interpretsSome;
        StackReserve.prepare();
    }

    /** @param memory the instance's first memory, which counts frames */
    void countFramesIn(FlatMemory memory) {
        counter = memory;
    }

    /** Calls an export. Resets the count of frames afterwards, however the call ended. */
    long[] call(ExportFunction function, long[] arguments) {
        long before = frames();
        try {
            wake();
            return function.apply(arguments);
        } catch (RuntimeException | Error e) {
            throw typed(e);
        } finally {
            resetDepth(before);
        }
    }

    /** Like {@link #call(ExportFunction, long[])}, for a function that is called directly. */
    long call(DirectFunction.Calls calls, int function, long first, long second, Memory memory, Instance instance) {
        long before = frames();
        try {
            wake();
            return calls.call(function, first, second, memory, instance);
        } catch (RuntimeException | Error e) {
            throw typed(e);
        } finally {
            resetDepth(before);
        }
    }

    private long frames() {
        return counter == null ? 0 : counter.frames();
    }

    private int depth() {
        return counter == null ? 0 : counter.depth();
    }

    private void wake() {
        if (counter != null) {
            counter.wake();
        }
    }

    /** Packs the first memory. The others stay as they are, because a call unpacks the first one only. */
    void rest() {
        if (counter != null) {
            counter.rest();
        }
    }

    /** Resets the count of frames to that of before a call. */
    private void resetDepth(long frames) {
        if (counter != null) {
            counter.resetDepth(frames);
        }
    }

    /** Resets the count of frames to none, after a start function. */
    void resetDepthToZero() {
        resetDepth(0);
    }

    /** Returns the exception that the host sees for a failure. Throws a failure that the guest did not cause. */
    RuntimeException typed(Throwable failure) {
        if (failure instanceof HostFailure e) {
            return e.rethrow();
        }
        if (failure instanceof CallDepth.Exceeded e) {
            return new WasmCallDepthException("call stack exhausted", frames(e), depth() + 1, EngineFailure.of(e));
        }
        if (failure instanceof StackOverflowError e) {
            return stackOverflow(e);
        }
        if (failure instanceof WasmException e) {
            return trap("uncaught exception of the guest, tag " + e.tagIdx(), e);
        }
        if (failure instanceof OutOfMemoryError) {
            // The guest's memory is gone with its instance; the rest of the host is not affected.
            return trap("the JVM has no memory left for it: " + failure.getMessage(), failure);
        }
        if (failure instanceof ChicoryInterruptedException) {
            return trap("interrupted", failure);
        }
        if (failure instanceof ChicoryException) {
            return failure.getCause() instanceof StackOverflowError overflow ? stackOverflow(overflow)
                    : trap(String.valueOf(failure.getMessage()), failure);
        }
        if (failure instanceof IndexOutOfBoundsException) {
            return trap("out of bounds memory access", failure);
        }
        if (failure instanceof RuntimeException || failure instanceof AssertionError) {
            return trap("the engine failed: " + failure, failure);
        }
        throw (Error) failure;
    }

    /** Calls a host function from guest code. Fails before the call if too little of the JVM's stack is left. */
    long callHost(WasmHostFunction.Body host, WasmInstance caller, long[] arguments) {
        int[] running = StackReserve.take(stackSlots());
        try {
            return host.call(caller, arguments);
        } catch (RuntimeException | Error e) {
            throw new HostFailure(e);
        } finally {
            StackReserve.give(running);
        }
    }

    /** Reserves stack as for a host function, for functions of the engine, whose exceptions the engine handles. */
    WasmFunctionHandle reserving(WasmFunctionHandle engines) {
        return (instance, arguments) -> {
            int[] running = StackReserve.take(stackSlots());
            try {
                return engines.apply(instance, arguments);
            } finally {
                StackReserve.give(running);
            }
        };
    }

    /**
     * Returns the stack that guest frames need at most. Unknown, and so the maximum, if the interpreter runs functions: it
     * counts no frames.
     */
    private long stackSlots() {
        return counter == null || interpretsSome ? Long.MAX_VALUE : counter.stackSlots();
    }

    private WasmTrapException trap(String message, Throwable cause) {
        return new WasmTrapException(message, frames(cause), EngineFailure.of(cause));
    }

    private WasmCallDepthException stackOverflow(StackOverflowError cause) {
        return new WasmCallDepthException("call stack exhausted, the JVM's stack is full", frames(cause),
                depth(), EngineFailure.of(cause));
    }

    /** Returns the guest's functions in a stack trace. Lists a function that called itself once. */
    private List<String> frames(Throwable failure) {
        var frames = new ArrayList<String>();
        // The engine wraps the exception of a start function.
        Throwable innermost = failure.getCause() == null ? failure : failure.getCause();
        for (var element : innermost.getStackTrace()) {
            Matcher function = CompiledFunction.NAME.matcher(element.getMethodName());
            if (function.matches() && element.getClassName().contains("Machine")) {
                String name = names.of(Integer.parseInt(function.group(1)));
                if (frames.isEmpty() || !frames.get(frames.size() - 1).equals(name)) {
                    frames.add(name);
                }
            }
        }
        return frames;
    }

    /** Holds the pattern, so that the JVM does not compile it while the application starts. */
    private static final class CompiledFunction {

        static final Pattern NAME = Pattern.compile("func_(\\d+)(\\$\\d+)?");

        private CompiledFunction() {
        }
    }

    /** Carries an exception of a host function through the engine and past the other cases of {@link #typed}. */
    private static final class HostFailure extends RuntimeException {

        private static final long serialVersionUID = 1L;

        HostFailure(Throwable cause) {
            super(null, cause, false, false);
        }

        RuntimeException rethrow() {
            if (getCause() instanceof Error error) {
                throw error;
            }
            return (RuntimeException) getCause();
        }
    }
}
