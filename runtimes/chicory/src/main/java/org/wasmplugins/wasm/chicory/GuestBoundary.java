package org.wasmplugins.wasm.chicory;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.regex.Pattern;

import org.wasmplugins.wasm.WasmCallDepthException;
import org.wasmplugins.wasm.WasmTrapException;

import com.dylibso.chicory.runtime.ChicoryInterruptedException;
import com.dylibso.chicory.runtime.WasmException;
import com.dylibso.chicory.wasm.ChicoryException;

/**
 * The border between one instance and the host. Whatever the engine throws because of the guest becomes a
 * {@link WasmTrapException}; what a host function throws passes through as it is. For the one thread that uses the instance.
 */
final class GuestBoundary {

    private static final Pattern FUNCTION = Pattern.compile("func_(\\d+)");

    private final FunctionNames names;
    private FlatMemory counter;

    GuestBoundary(FunctionNames names) {
        this.names = names;
    }

    /** @param memory the instance's first memory, which counts frames */
    void countIn(FlatMemory memory) {
        counter = memory;
    }

    /** Runs guest code. Afterwards there are as many frames as before, however it ended. */
    <T> T guard(Supplier<T> guest) {
        int depth = counter == null ? 0 : counter.depth;
        try {
            return guest.get();
        } catch (HostFailure e) {
            throw e.rethrow();
        } catch (CallDepth.Exceeded e) {
            throw new WasmCallDepthException("call stack exhausted", frames(e), counter.depth + 1, e);
        } catch (StackOverflowError e) {
            throw stackOverflow(e);
        } catch (WasmException e) {
            throw trap("uncaught exception of the guest, tag " + e.tagIdx(), e);
        } catch (OutOfMemoryError e) {
            // What the guest asked for is gone with its instance; nothing else of the host is touched.
            throw trap("the JVM has no memory left for it: " + e.getMessage(), e);
        } catch (ChicoryInterruptedException e) {
            throw trap("interrupted", e);
        } catch (ChicoryException e) {
            throw e.getCause() instanceof StackOverflowError overflow ? stackOverflow(overflow)
                    : trap(String.valueOf(e.getMessage()), e);
        } catch (IndexOutOfBoundsException e) {
            throw trap("out of bounds memory access", e);
        } catch (RuntimeException | AssertionError e) {
            throw trap("the engine failed: " + e, e);
        } finally {
            if (counter != null) {
                counter.depth = depth;
            }
        }
    }

    /** Runs host code in the midst of guest code. */
    static long outside(LongSupplier host) {
        try {
            return host.getAsLong();
        } catch (RuntimeException | Error e) {
            throw new HostFailure(e);
        }
    }

    private WasmTrapException trap(String message, Throwable cause) {
        return new WasmTrapException(message, frames(cause), cause);
    }

    private WasmCallDepthException stackOverflow(StackOverflowError cause) {
        return new WasmCallDepthException("call stack exhausted, the JVM's stack is full", frames(cause),
                counter == null ? 0 : counter.depth, cause);
    }

    /** The guest's functions in a stack trace; a function that called itself stands there once. */
    private List<String> frames(Throwable failure) {
        var frames = new ArrayList<String>();
        // What a start function throws comes wrapped.
        var innermost = failure.getCause() == null ? failure : failure.getCause();
        for (var element : innermost.getStackTrace()) {
            var function = FUNCTION.matcher(element.getMethodName());
            if (function.matches() && element.getClassName().contains("Machine")) {
                var name = names.of(Integer.parseInt(function.group(1)));
                if (frames.isEmpty() || !frames.get(frames.size() - 1).equals(name)) {
                    frames.add(name);
                }
            }
        }
        return frames;
    }

    /** Carries what a host function threw past the engine and past {@link #guard}'s other cases. */
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
