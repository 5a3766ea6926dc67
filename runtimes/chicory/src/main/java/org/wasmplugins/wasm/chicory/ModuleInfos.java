package org.wasmplugins.wasm.chicory;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import org.wasmplugins.wasm.engine.WasmExport;
import org.wasmplugins.wasm.engine.WasmExternalKind;
import org.wasmplugins.wasm.engine.WasmFeature;
import org.wasmplugins.wasm.engine.WasmFunctionType;
import org.wasmplugins.wasm.engine.WasmImport;
import org.wasmplugins.wasm.engine.WasmModuleInfo;
import org.wasmplugins.wasm.engine.WasmValueType;

import com.dylibso.chicory.wasm.WasmModule;
import com.dylibso.chicory.wasm.types.Export;
import com.dylibso.chicory.wasm.types.ExternalType;
import com.dylibso.chicory.wasm.types.FunctionImport;
import com.dylibso.chicory.wasm.types.FunctionType;
import com.dylibso.chicory.wasm.types.Import;
import com.dylibso.chicory.wasm.types.MemorySection;
import com.dylibso.chicory.wasm.types.ValType;

/** Translates Chicory's description of a module to the engine-neutral one, and function types back. */
final class ModuleInfos {

    private ModuleInfos() {
    }

    static WasmModuleInfo of(WasmModule module) {
        return new WasmModuleInfo(imports(module), exports(module), initialPages(module), tableElements(module),
                features(module));
    }

    static FunctionType toChicory(WasmFunctionType type) {
        return FunctionType.of(type.parameters().stream().map(ModuleInfos::toChicory).toList(),
                type.results().stream().map(ModuleInfos::toChicory).toList());
    }

    private static List<WasmImport> imports(WasmModule module) {
        var imports = new ArrayList<WasmImport>();
        for (int i = 0; i < module.importSection().importCount(); i++) {
            Import needed = module.importSection().getImport(i);
            imports.add(new WasmImport(needed.module(), needed.name(), kind(needed.importType()),
                    needed instanceof FunctionImport function
                            ? functionType(module.typeSection().getType(function.typeIndex()))
                            : null));
        }
        return imports;
    }

    private static List<WasmExport> exports(WasmModule module) {
        var exports = new ArrayList<WasmExport>();
        for (int i = 0; i < module.exportSection().exportCount(); i++) {
            Export export = module.exportSection().getExport(i);
            exports.add(new WasmExport(export.name(), kind(export.exportType()),
                    export.exportType() == ExternalType.FUNCTION ? functionType(typeOf(module, export.index())) : null));
        }
        return exports;
    }

    /**
     * Returns the type of a function. Imported functions come first in the index space (WebAssembly specification,
     * "Indices").
     */
    private static FunctionType typeOf(WasmModule module, int function) {
        int imported = module.importSection().count(ExternalType.FUNCTION);
        if (function < imported) {
            var needed = (FunctionImport) module.importSection().stream()
                    .filter(candidate -> candidate.importType() == ExternalType.FUNCTION).skip(function).findFirst()
                    .orElseThrow();
            return module.typeSection().getType(needed.typeIndex());
        }
        return module.typeSection().getType(module.functionSection().getFunctionType(function - imported));
    }

    private static long initialPages(WasmModule module) {
        long pages = 0;
        if (module.memorySection().isPresent()) {
            MemorySection memories = module.memorySection().get();
            for (int i = 0; i < memories.memoryCount(); i++) {
                pages += memories.getMemory(i).limits().initialPages();
            }
        }
        return pages;
    }

    private static long tableElements(WasmModule module) {
        long elements = 0;
        for (int i = 0; i < module.tableSection().tableCount(); i++) {
            elements += module.tableSection().getTable(i).limits().min();
        }
        return elements;
    }

    private static Set<WasmFeature> features(WasmModule module) {
        EnumSet<WasmFeature> features = EnumSet.noneOf(WasmFeature.class);
        for (int i = 0; i < module.typeSection().subTypeCount(); i++) {
            if (module.typeSection().getSubType(i).compType().funcType() == null) {
                features.add(WasmFeature.GC);
            }
        }
        if (module.memorySection().isPresent()) {
            MemorySection memories = module.memorySection().get();
            for (int i = 0; i < memories.memoryCount(); i++) {
                if (memories.getMemory(i).limits().shared()) {
                    features.add(WasmFeature.SHARED_MEMORY);
                }
            }
        }
        return features;
    }

    private static WasmExternalKind kind(ExternalType type) {
        return switch (type) {
            case FUNCTION -> WasmExternalKind.FUNCTION;
            case TABLE -> WasmExternalKind.TABLE;
            case MEMORY -> WasmExternalKind.MEMORY;
            case GLOBAL -> WasmExternalKind.GLOBAL;
            case TAG -> WasmExternalKind.TAG;
        };
    }

    static WasmFunctionType functionType(FunctionType type) {
        return new WasmFunctionType(fromChicory(type.params()), fromChicory(type.returns()));
    }

    private static List<WasmValueType> fromChicory(List<ValType> types) {
        var translated = new ArrayList<WasmValueType>(types.size());
        for (var type : types) {
            translated.add(fromChicory(type));
        }
        return translated;
    }

    private static WasmValueType fromChicory(ValType type) {
        return switch (type.opcode()) {
            case ValType.ID.I32 -> WasmValueType.I32;
            case ValType.ID.I64 -> WasmValueType.I64;
            case ValType.ID.F32 -> WasmValueType.F32;
            case ValType.ID.F64 -> WasmValueType.F64;
            case ValType.ID.V128 -> WasmValueType.V128;
            default -> WasmValueType.REF;
        };
    }

    private static ValType toChicory(WasmValueType type) {
        return switch (type) {
            case I32 -> ValType.I32;
            case I64 -> ValType.I64;
            case F32 -> ValType.F32;
            case F64 -> ValType.F64;
            default -> throw new IllegalArgumentException("host functions have numbers only, not " + type);
        };
    }
}
