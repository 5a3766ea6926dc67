package org.wasmplugins.wasm.chicory.memory;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

import com.dylibso.chicory.runtime.WasmException;
import com.dylibso.chicory.runtime.WasmRuntimeException;

/**
 * Keeps the exceptions that a guest has caught and can throw again. They are forgotten when its outermost call ends: no
 * reference outlives a call. For the one thread that uses the instance.
 */
public final class CaughtExceptions {

    /** The bytes of an exception and its places in list and map, without its arguments. */
    private static final int BYTES_OF_ONE = 200;

    private final List<WasmException> exceptions = new ArrayList<>();
    private final Map<WasmException, Integer> references = new IdentityHashMap<>();
    private final MemoryBudget budget;
    private long bytes;

    CaughtExceptions(MemoryBudget budget) {
        this.budget = budget;
    }

    /**
     * @param exception the caught exception, not null
     * @return the reference to it
     * @throws WasmRuntimeException if the instance's memory limit leaves no room for it
     */
    public int keep(WasmException exception) {
        Integer known = references.get(exception);
        if (known != null) {
            return known;
        }
        long more = BYTES_OF_ONE + (long) exception.args().length * Long.BYTES;
        if (!budget.takeHostBytes(more)) {
            throw new WasmRuntimeException(
                    "the exceptions that one call has caught and may throw again take more than is left of"
                            + " its memory");
        }
        bytes += more;
        exceptions.add(exception);
        references.put(exception, exceptions.size() - 1);
        return exceptions.size() - 1;
    }

    /**
     * @param reference a reference
     * @return the exception; null for the null reference
     */
    public WasmException get(int reference) {
        return reference < 0 || reference >= exceptions.size() ? null : exceptions.get(reference);
    }

    /** Forgets all exceptions, when the outermost call is over. */
    void forget() {
        budget.giveHostBytes(bytes);
    }
}
