package org.wasmplugins.wasm.chicory;

import java.util.function.LongSupplier;
import java.util.function.Supplier;

import org.wasmplugins.wasm.WasmTrapException;

import com.dylibso.chicory.runtime.WasmException;
import com.dylibso.chicory.wasm.ChicoryException;

/**
 * The border between guest and host. Whatever the engine throws because of a guest becomes a {@link WasmTrapException};
 * what a host function throws passes through as it is.
 */
final class Traps {

    private Traps() {
    }

    /** Runs guest code. */
    static <T> T guard(Supplier<T> guest) {
        try {
            return guest.get();
        } catch (HostFailure e) {
            throw e.rethrow();
        } catch (WasmException e) {
            throw new WasmTrapException("uncaught exception of the guest, tag " + e.tagIdx(), e);
        } catch (StackOverflowError e) {
            throw new WasmTrapException("call stack exhausted", e);
        } catch (OutOfMemoryError e) {
            // What the guest asked for is gone with its instance; nothing else of the host is touched.
            throw new WasmTrapException("the JVM has no memory left for it: " + e.getMessage(), e);
        } catch (ChicoryException e) {
            throw new WasmTrapException(String.valueOf(e.getMessage()), e);
        } catch (RuntimeException | AssertionError e) {
            throw new WasmTrapException("the engine failed: " + e, e);
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
