package org.wasmplugins.wasm.chicory;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import com.dylibso.chicory.wasm.WasmModule;
import com.dylibso.chicory.wasm.types.Export;
import com.dylibso.chicory.wasm.types.ExternalType;
import com.dylibso.chicory.wasm.types.UnknownCustomSection;

/** The names of a module's functions, for people. May be used from any thread. */
public final class FunctionNames {

    /**
     * The replacement name of the name section. The engine never sees a section called {@code name}, since it refuses modules
     * over errors in it.
     */
    static final String SECTION = "names for people";

    private static final int FUNCTIONS = 1;

    private final byte[] section;
    private final Map<Integer, String> exports = new HashMap<>();
    private final int imported;
    private final int functions;
    private Map<Integer, String> names;
    private String problem;

    /** @param module a module, not null */
    public FunctionNames(WasmModule module) {
        imported = module.importSection().count(ExternalType.FUNCTION);
        functions = imported + module.functionSection().functionCount();
        section = module.customSection(SECTION) instanceof UnknownCustomSection found ? found.bytes() : null;
        for (int i = 0; i < module.exportSection().exportCount(); i++) {
            Export export = module.exportSection().getExport(i);
            if (export.exportType() == ExternalType.FUNCTION) {
                exports.putIfAbsent(export.index(), export.name());
            }
        }
    }

    /**
     * @param resource a module without the code of its compiled functions, not null
     * @return the names of its functions, never null
     */
    public static FunctionNames in(byte[] resource) {
        return new FunctionNames(StrippedModule.parse(resource).module());
    }

    /**
     * @param index the index of a function
     * @return its name in the name section, else the name of an export, else {@code func} and the index; never null
     */
    public String of(int index) {
        String name = names().get(index);
        return name != null ? name : exports.getOrDefault(index, "func" + index);
    }

    /** @return the reason why functions have no names, as the end of a sentence; empty if the module names them */
    public Optional<String> problem() {
        names();
        return Optional.ofNullable(problem);
    }

    private synchronized Map<Integer, String> names() {
        if (names == null) {
            names = new HashMap<>();
            try {
                if (section != null) {
                    readFunctions(new ByteReader(section, 0, section.length));
                }
                // A module without any name shows nothing but numbers. Imports do not count: they are never in a trap.
                if (names.isEmpty()
                        && exports.keySet().stream().filter(index -> index >= imported).count() < functions - imported) {
                    problem = "it has no names of functions";
                }
            } catch (DamagedBytesException e) {
                problem = "its name section is damaged (" + e.getMessage() + ")";
            }
        }
        return names;
    }

    /** Keeps the names before a damaged place. */
    private void readFunctions(ByteReader input) throws DamagedBytesException {
        while (input.hasMore()) {
            int kind = input.next();
            ByteReader part = input.part();
            if (kind == FUNCTIONS) {
                int count = part.number();
                for (int i = 0; i < count; i++) {
                    names.put(part.number(), part.text());
                }
            }
        }
    }
}
