package org.wasmplugins.wasm.chicory;

import java.io.ByteArrayInputStream;
import java.util.List;

import com.dylibso.chicory.wasm.Parser;
import com.dylibso.chicory.wasm.ParserListener;
import com.dylibso.chicory.wasm.WasmModule;
import com.dylibso.chicory.wasm.types.CodeSection;
import com.dylibso.chicory.wasm.types.CustomSection;
import com.dylibso.chicory.wasm.types.DataCountSection;
import com.dylibso.chicory.wasm.types.DataSection;
import com.dylibso.chicory.wasm.types.ElementSection;
import com.dylibso.chicory.wasm.types.ExportSection;
import com.dylibso.chicory.wasm.types.FunctionBody;
import com.dylibso.chicory.wasm.types.FunctionSection;
import com.dylibso.chicory.wasm.types.GlobalSection;
import com.dylibso.chicory.wasm.types.ImportSection;
import com.dylibso.chicory.wasm.types.MemorySection;
import com.dylibso.chicory.wasm.types.Section;
import com.dylibso.chicory.wasm.types.StartSection;
import com.dylibso.chicory.wasm.types.TableSection;
import com.dylibso.chicory.wasm.types.TagSection;
import com.dylibso.chicory.wasm.types.TypeSection;

/**
 * Reads what is left of a module whose functions are compiled, while an application starts. The module was validated as a whole
 * when it was compiled, and comes from the same place as its classes: it is not validated again.
 */
final class StrippedModule implements ParserListener {

    /** The engine wants to see a body for each function; that of a compiled one is never looked at. */
    private static final FunctionBody COMPILED = new FunctionBody(List.of(), List.of());

    private final WasmModule.Builder module = WasmModule.builder().withValidation(false);
    private final boolean starts;
    private int functions;
    private boolean hasCode;

    private StrippedModule(boolean starts) {
        this.starts = starts;
    }

    static ParsedModule parse(byte[] stripped) {
        return parse(stripped, new StrippedModule(true));
    }

    /** The module without its start function, which has run already. */
    static ParsedModule parseWithoutStart(byte[] stripped) {
        return parse(stripped, new StrippedModule(false));
    }

    private static ParsedModule parse(byte[] stripped, StrippedModule sections) {
        Parser.builder().build().parse(new ByteArrayInputStream(stripped), sections);
        return sections.build();
    }

    @Override
    public void onSection(Section section) {
        if (section instanceof TypeSection types) {
            module.setTypeSection(types);
        } else if (section instanceof ImportSection imports) {
            module.setImportSection(imports);
        } else if (section instanceof FunctionSection declared) {
            module.setFunctionSection(declared);
            functions = declared.functionCount();
        } else if (section instanceof TableSection tables) {
            module.setTableSection(tables);
        } else if (section instanceof MemorySection memories) {
            module.setMemorySection(memories);
        } else if (section instanceof GlobalSection globals) {
            module.setGlobalSection(globals);
        } else if (section instanceof ExportSection exports) {
            module.setExportSection(exports);
        } else if (section instanceof StartSection start) {
            module.setStartSection(starts ? start : null);
        } else if (section instanceof ElementSection elements) {
            module.setElementSection(elements);
        } else if (section instanceof CodeSection code) {
            module.setCodeSection(InterpretedCode.corrected(code));
            hasCode = true;
        } else if (section instanceof DataSection data) {
            module.setDataSection(data);
        } else if (section instanceof DataCountSection count) {
            module.setDataCountSection(count);
        } else if (section instanceof TagSection tags) {
            module.setTagSection(tags);
        } else if (section instanceof CustomSection custom) {
            module.addCustomSection(custom.name(), custom);
        }
    }

    private ParsedModule build() {
        if (!hasCode) {
            var code = CodeSection.builder();
            for (int i = 0; i < functions; i++) {
                code.addFunctionBody(COMPILED);
            }
            module.setCodeSection(code.build());
        }
        return ParsedModule.of(module);
    }
}
