package org.wasmplugins.wasm.chicory;

import java.util.function.Supplier;
import java.util.stream.IntStream;

import org.wasmplugins.Text;
import org.wasmplugins.wasm.WasmModuleInfo;

import com.dylibso.chicory.wasm.Parser;
import com.dylibso.chicory.wasm.WasmModule;

/** Reads modules that nobody has checked yet. */
public final class ModuleParser {

    private static final int HEADER_BYTES = 8;

    private ModuleParser() {
    }

    /**
     * Decodes and validates a module.
     *
     * @param wasm its bytes, not to be trusted
     * @return what it says of itself, never null
     * @throws InvalidModuleException if the bytes are not a valid module
     */
    public static WasmModuleInfo describe(byte[] wasm) throws InvalidModuleException {
        var module = parse(wasm);
        // The parser leaves it to the instance to find an export that exports nothing.
        return engine(() -> ModuleInfos.of(module));
    }

    /**
     * As {@link #describe}, for the engine.
     *
     * @param wasm its bytes, not to be trusted
     * @return the module, never null
     * @throws InvalidModuleException if the bytes are not a valid module
     */
    public static WasmModule parse(byte[] wasm) throws InvalidModuleException {
        if (wasm.length == 0) {
            throw new InvalidModuleException("it is empty", null);
        }
        if (!startsLikeAModule(wasm)) {
            throw new InvalidModuleException("it does not begin with the bytes 00 61 73 6d 01 00 00 00 of a WebAssembly module",
                    null);
        }
        var module = engine(() -> Parser.parse(wasm));
        var uncounted = ModuleCode.uncounted(module);
        if (uncounted.isPresent()) {
            throw new InvalidModuleException("it uses " + uncounted.get()
                    + ", an instruction of the garbage collection proposal:"
                    + " what that makes lives in the JVM's heap, where no limit counts it. Compile it without that proposal",
                    null);
        }
        return module;
    }

    /** What the engine throws at bytes that it does not like is not always its own exception. */
    private static <T> T engine(Supplier<T> work) throws InvalidModuleException {
        try {
            return work.get();
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError | AssertionError e) {
            throw new InvalidModuleException("the engine refuses it: " + Text.printable(String.valueOf(e.getMessage())), e);
        }
    }

    private static boolean startsLikeAModule(byte[] wasm) {
        byte[] header = { 0, 'a', 's', 'm', 1, 0, 0, 0 };
        return wasm.length >= HEADER_BYTES && IntStream.range(0, HEADER_BYTES).allMatch(i -> wasm[i] == header[i]);
    }
}
