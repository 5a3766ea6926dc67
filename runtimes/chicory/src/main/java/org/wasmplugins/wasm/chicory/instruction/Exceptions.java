package org.wasmplugins.wasm.chicory.instruction;

import org.wasmplugins.wasm.chicory.memory.FlatMemory;

import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.TrapException;
import com.dylibso.chicory.runtime.WasmException;

/**
 * The exceptions that compiled functions throw, and the references to them. The engine's own reference to an exception is the
 * number of its tag, so that a later exception replaces the earlier ones of the same tag.
 */
public final class Exceptions {

    private Exceptions() {
    }

    /**
     * @param arguments the arguments of the exception; null for none
     * @param tag the number of its tag
     * @param instance the instance that throws it
     * @return a new exception, without a reference to it yet
     */
    public static WasmException createWasmException(long[] arguments, int tag, Instance instance) {
        return new GuestException(instance, tag, arguments == null ? new long[0] : arguments);
    }

    /**
     * @param instance the instance that caught it
     * @param exception the caught exception
     * @return a reference to it, always the same for one exception
     */
    public static int registerException(Instance instance, WasmException exception) {
        return ((FlatMemory) instance.memory()).caught().keep(exception);
    }

    /**
     * @param instance the instance that throws it
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

    /**
     * An exception of the guest. It has no stack trace of the JVM, which costs time and memory and does not show the guest's
     * code.
     */
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
