package org.wasmplugins.wasm.abi;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.wasmplugins.HostFunctionSignature;
import org.wasmplugins.host.spi.NearestName;
import org.wasmplugins.wasm.engine.WasiEnvironment;
import org.wasmplugins.wasm.engine.WasmExternalKind;
import org.wasmplugins.wasm.engine.WasmFunctionType;
import org.wasmplugins.wasm.engine.WasmImport;
import org.wasmplugins.wasm.engine.WasmModuleInfo;

/** Compares a module's imports with the functions of the host. */
public final class ImportCheck {

    /** More sentences would fill the screen. */
    private static final int MOST = 20;

    /** Lists the host's functions. Said once only, for the first import without a similar name. */
    private static final String HAS = "; the host has ";

    private ImportCheck() {
    }

    /**
     * @param module the module of a plugin
     * @param functions the available host functions
     * @param wasi the engine's WASI functions, by name
     * @return a sentence for each import that the host does not have, and one for all beyond the first {@value #MOST}; empty
     *         if there is none
     */
    public static List<String> problems(WasmModuleInfo module, Collection<HostFunctionSignature> functions,
            Map<String, WasmFunctionType> wasi) {
        var problems = new ArrayList<String>();
        int more = 0;
        boolean listsAll = false;
        for (WasmImport needed : module.imports()) {
            Optional<String> problem = problem(needed, functions, wasi, !listsAll);
            listsAll |= problem.filter(text -> text.contains(HAS)).isPresent();
            if (problems.size() < MOST) {
                problem.ifPresent(problems::add);
            } else {
                more += problem.isPresent() ? 1 : 0;
            }
        }
        if (more > 0) {
            problems.add("So it is with " + more + " more of the module's imports.");
        }
        return problems;
    }

    private static Optional<String> problem(WasmImport needed, Collection<HostFunctionSignature> functions,
            Map<String, WasmFunctionType> wasi, boolean listsAll) {
        String what = "The module's import " + GuestAbi.quoted(needed);
        if (needed.kind() != WasmExternalKind.FUNCTION) {
            return Optional.of(what + " is a " + needed.kind() + "; a plugin may import functions only.");
        }
        if (needed.module().equals(WasiEnvironment.MODULE)) {
            WasmFunctionType type = wasi.get(needed.name());
            return needed.type().equals(type) ? Optional.empty()
                    : Optional.of(what + " with the type " + needed.type() + " is not a function of WASI"
                            + (type == null ? "." : "; that has the type " + type + "."));
        }
        Optional<HostFunctionSignature> function = functions.stream()
                .filter(candidate -> candidate.module().equals(needed.module())
                        && candidate.name().equals(needed.name()))
                .findFirst();
        if (function.isEmpty()) {
            return Optional.of(what + " with the type " + needed.type() + " is not a function of the host"
                    + alternatives(needed, functions, listsAll));
        }
        WasmFunctionType type = HostFunctionTypes.typeOf(function.get());
        return type.equals(needed.type()) ? Optional.empty()
                : Optional.of(what + " has the type " + needed.type() + "; the host function " + function.get()
                        + " has the type " + type + ".");
    }

    private static String alternatives(WasmImport needed, Collection<HostFunctionSignature> functions, boolean listsAll) {
        List<String> names = functions.stream().map(function -> function.module() + "." + function.name()).distinct().sorted()
                .toList();
        return NearestName.of(needed.module() + "." + needed.name(), names)
                .map(nearest -> "; did you mean '" + nearest + "'?")
                .orElse(names.isEmpty() || !listsAll ? "." : HAS + listed(names) + ".");
    }

    private static String listed(List<String> names) {
        return names.size() <= MOST ? names.toString()
                : names.subList(0, MOST) + " and " + (names.size() - MOST) + " more";
    }
}
