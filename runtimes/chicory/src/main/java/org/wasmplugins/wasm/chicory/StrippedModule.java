package org.wasmplugins.wasm.chicory;

import java.util.List;

import com.dylibso.chicory.wasm.ParserListener;
import com.dylibso.chicory.wasm.WasmModule;
import com.dylibso.chicory.wasm.types.CodeSection;
import com.dylibso.chicory.wasm.types.FunctionBody;
import com.dylibso.chicory.wasm.types.FunctionSection;
import com.dylibso.chicory.wasm.types.Section;
import com.dylibso.chicory.wasm.types.StartSection;

/**
 * Reads a stripped module, whose compiled functions have no code, while an application starts. Does not validate it again:
 * the whole module was validated when it was compiled, and comes from the same place as its classes.
 */
final class StrippedModule implements ParserListener {

    /** The body of each compiled function. The engine needs one but never looks at it. */
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

    /** Reads the module without its start function, which has run already. */
    static ParsedModule parseWithoutStart(byte[] stripped) {
        return parse(stripped, new StrippedModule(false));
    }

    private static ParsedModule parse(byte[] stripped, StrippedModule sections) {
        ReadableModule.of(stripped).parse(sections);
        return sections.build();
    }

    @Override
    public void onSection(Section section) {
        if (section instanceof CodeSection code) {
            module.setCodeSection(InterpretedCode.corrected(code));
            hasCode = true;
        } else if (!(section instanceof StartSection) || starts) {
            functions = section instanceof FunctionSection declared ? declared.functionCount() : functions;
            ModuleSections.add(section, module);
        }
    }

    private ParsedModule build() {
        if (!hasCode) {
            CodeSection.Builder code = CodeSection.builder();
            for (int i = 0; i < functions; i++) {
                code.addFunctionBody(COMPILED);
            }
            module.setCodeSection(code.build());
        }
        return ParsedModule.of(module);
    }
}
