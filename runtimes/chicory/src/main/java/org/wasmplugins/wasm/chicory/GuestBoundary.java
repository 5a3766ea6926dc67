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
 * The border between one instance and the host. Whatever the engine throws because of the guest becomes a
 * {@link WasmTrapException}; what a host function throws passes through as it is. For the one thread that uses the instance.
 */
final class GuestBoundary {

    private final FunctionNames names;
    private final boolean interpretsSome;
    private FlatMemory counter;

    /** @param interpretsSome whether the interpreter runs some of the functions */
    GuestBoundary(FunctionNames names, boolean interpretsSome) {
        this.names = names;
        this.interpretsSome = interpretsSome;
        StackReserve.prepare();
    }

    /** @param memory the instance's first memory, which counts frames */
    void countIn(FlatMemory memory) {
        counter = memory;
    }

    /** Calls an export. Afterwards there are as many frames as before, however it ended. */
    long[] call(ExportFunction function, long[] arguments) {
        long before = frames();
        try {
            wake();
            return function.apply(arguments);
        } catch (RuntimeException | Error e) {
            throw typed(e);
        } finally {
            backTo(before);
        }
    }

    /** As {@link #call(ExportFunction, long[])}, for one that is called directly. */
    long call(DirectFunction.Calls calls, int function, long first, long second, Memory memory, Instance instance) {
        long before = frames();
        try {
            wake();
            return calls.call(function, first, second, memory, instance);
        } catch (RuntimeException | Error e) {
            throw typed(e);
        } finally {
            backTo(before);
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

    /** Only the first memory can: a call wakes no other. */
    void rest() {
        if (counter != null) {
            counter.rest();
        }
    }

    /** These frames are left. */
    private void backTo(long frames) {
        if (counter != null) {
            counter.backTo(frames);
        }
    }

    /** No frames are left, after a start function. */
    void backToNone() {
        backTo(0);
    }

    /** What the host is told of a failure; throws those that are none of the guest's. */
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
            // What the guest asked for is gone with its instance; nothing else of the host is touched.
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

    /** Runs code of the host in the midst of guest code: with enough of the JVM's stack, or not at all. */
    long outside(WasmHostFunction.Body host, WasmInstance caller, long[] arguments) {
        int[] running = StackReserve.take(stackSlots());
        try {
            return host.call(caller, arguments);
        } catch (RuntimeException | Error e) {
            throw new HostFailure(e);
        } finally {
            StackReserve.give(running);
        }
    }

    /** As {@link #outside}, for code whose exceptions are the engine's. */
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

    /** The interpreter counts none of its frames. */
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

    /** The guest's functions in a stack trace; a function that called itself stands there once. */
    private List<String> frames(Throwable failure) {
        var frames = new ArrayList<String>();
        // What a start function throws comes wrapped.
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

    /** Apart, because the JVM would make the pattern while the application starts. */
    private static final class CompiledFunction {

        static final Pattern NAME = Pattern.compile("func_(\\d+)(\\$\\d+)?");

        private CompiledFunction() {
        }
    }

    /** Carries what a host function threw past the engine and past the other cases of {@link #typed}. */
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
