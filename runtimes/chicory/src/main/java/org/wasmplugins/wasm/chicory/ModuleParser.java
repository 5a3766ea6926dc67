package org.wasmplugins.wasm.chicory;

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
        return ModuleInfos.of(parse(wasm));
    }

    static WasmModule parse(byte[] wasm) throws InvalidModuleException {
        if (wasm.length == 0) {
            throw new InvalidModuleException("it is empty", null);
        }
        if (!startsLikeAModule(wasm)) {
            throw new InvalidModuleException("it does not begin with the bytes 00 61 73 6d 01 00 00 00 of a WebAssembly module",
                    null);
        }
        try {
            return Parser.parse(wasm);
        } catch (RuntimeException | StackOverflowError e) {
            throw new InvalidModuleException("the engine refuses it: " + Text.printable(String.valueOf(e.getMessage())), e);
        }
    }

    private static boolean startsLikeAModule(byte[] wasm) {
        byte[] header = { 0, 'a', 's', 'm', 1, 0, 0, 0 };
        return wasm.length >= HEADER_BYTES && IntStream.range(0, HEADER_BYTES).allMatch(i -> wasm[i] == header[i]);
    }
}
