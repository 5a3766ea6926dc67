package org.wasmplugins.wasm.chicory;

import java.util.HashSet;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import org.wasmplugins.Text;
import org.wasmplugins.wasm.abi.GuestAbi;
import org.wasmplugins.wasm.engine.WasmModuleInfo;

import com.dylibso.chicory.wasm.WasmModule;

/** Reads and checks modules that come from outside. */
public final class ModuleParser {

    private static final int HEADER_BYTES = 8;

    private ModuleParser() {
    }

    /**
     * Decodes and validates a module.
     *
     * @param wasm its bytes, not to be trusted
     * @return its description, never null
     * @throws InvalidModuleException if the bytes are not a valid module
     */
    public static WasmModuleInfo describe(byte[] wasm) throws InvalidModuleException {
        WasmModule module = parse(wasm);
        // The parser does not find an export of nothing: the instance would.
        return engine(() -> ModuleInfos.of(module));
    }

    /**
     * Like {@link #describe}, in the engine's form.
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
        ReadableModule bytes = ReadableModule.of(wasm);
        WasmModule module = read(bytes);
        checkExports(module);
        Optional<String> uncounted = ModuleCode.uncounted(module);
        if (uncounted.isPresent()) {
            throw new InvalidModuleException("it uses " + uncounted.get()
                    + ", an instruction of the garbage collection proposal:"
                    + " what that makes lives in the JVM's heap, where no limit counts it. Compile it without that proposal",
                    null);
        }
        return module;
    }

    private static WasmModule read(ReadableModule bytes) throws InvalidModuleException {
        try {
            return engine(() -> {
                WasmModule.Builder sections = WasmModule.builder();
                bytes.parse(section -> ModuleSections.add(section, sections));
                return sections.build();
            });
        } catch (InvalidModuleException e) {
            if (bytes.tableElements() > GuestAbi.MAX_TABLE_ELEMENTS) {
                throw new InvalidModuleException("its tables begin with " + bytes.tableElements() + " elements; allowed are "
                        + GuestAbi.MAX_TABLE_ELEMENTS, e);
            }
            throw e;
        }
    }

    /**
     * @param wasm a module's bytes, not to be trusted
     * @return the bytes that the engine reads in their place; its addresses of instructions refer to them; never null
     */
    public static byte[] readable(byte[] wasm) {
        return ReadableModule.of(wasm).readable();
    }

    /** Refuses duplicate exports. The engine's parser does not check, and its instances report them too late. */
    private static void checkExports(WasmModule module) throws InvalidModuleException {
        var names = new HashSet<String>();
        for (int i = 0; i < module.exportSection().exportCount(); i++) {
            String name = module.exportSection().getExport(i).name();
            if (!names.add(name)) {
                throw new InvalidModuleException("it exports two things under the name '" + Text.printable(name) + "'", null);
            }
        }
    }

    /** Runs the engine's parser. It throws not only its own exception at bytes that it refuses. */
    private static <T> T engine(Supplier<T> work) throws InvalidModuleException {
        try {
            return work.get();
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError | AssertionError e) {
            throw new InvalidModuleException("the engine refuses it: " + explain(e), e);
        }
    }

    /**
     * @param failure the engine's exception, not null
     * @return its message for people, with an explanation if one is known
     */
    public static String explain(Throwable failure) {
        return MissingFeature.explain(Text.printable(String.valueOf(failure.getMessage())));
    }

    private static boolean startsLikeAModule(byte[] wasm) {
        byte[] header = { 0, 'a', 's', 'm', 1, 0, 0, 0 };
        return wasm.length >= HEADER_BYTES && IntStream.range(0, HEADER_BYTES).allMatch(i -> wasm[i] == header[i]);
    }
}
