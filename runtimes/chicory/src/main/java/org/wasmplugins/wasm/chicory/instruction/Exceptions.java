package org.wasmplugins.wasm.chicory.instruction;

import org.wasmplugins.wasm.chicory.memory.FlatMemory;

import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.TrapException;
import com.dylibso.chicory.runtime.WasmException;

/**
 * What compiled functions throw, and how they refer to it. The engine's own reference to an exception is the number of its tag,
 * so that the last one of a tag takes the place of all before.
 */
public final class Exceptions {

    private Exceptions() {
    }

    /**
     * @param arguments what the exception carries; null for nothing
     * @param tag the number of its tag
     * @param instance who throws it
     * @return an exception that nothing refers to yet
     */
    public static WasmException createWasmException(long[] arguments, int tag, Instance instance) {
        return new GuestException(instance, tag, arguments == null ? new long[0] : arguments);
    }

    /**
     * @param instance who caught it
     * @param exception what it caught
     * @return a reference to it, always the same for one exception
     */
    public static int registerException(Instance instance, WasmException exception) {
        return ((FlatMemory) instance.memory()).caught().keep(exception);
    }

    /**
     * @param instance who throws it again
     * @param reference a reference to an exception, or the null reference
     * @return the exception
     */
    public static WasmException exn(Instance instance, int reference) {
        WasmException exception = ((FlatMemory) instance.memory()).caught().get(reference);
        if (exception == null) {
            throw new TrapException("null exception reference");
        }
        return exception;
    }

    /** Without the JVM's trace of the stack, which costs time and memory and says nothing of guests. */
    private static final class GuestException extends WasmException {

        private static final long serialVersionUID = 1L;

        GuestException(Instance instance, int tag, long[] arguments) {
            super(instance, tag, arguments);
        }

        @Override
        public Throwable fillInStackTrace() {
            return this;
        }
    }
}
