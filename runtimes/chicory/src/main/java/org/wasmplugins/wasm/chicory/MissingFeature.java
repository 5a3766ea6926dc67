package org.wasmplugins.wasm.chicory;

import java.util.regex.Pattern;

/** The features that the engine does not support, each known by the engine's message about a module that needs it. */
enum MissingFeature {

    LEGACY_EXCEPTIONS("illegal opcode, op value (06|07|09|18|19)\\b.*",
            "that is an exception of the legacy proposal; build it with those of WebAssembly 3.0 (for LLVM:"
                    + " -wasm-use-legacy-eh=false; wasm-opt --emit-exnref)"),
    MEMORY64(".*invalid memory limit: [4-7]\\b.*", "it has a memory of 64 bits; build it for wasm32"),
    VECTORS(".*(Unsupported type id: 123|Unhandled opcode: (V128|[IF]\\d+[xX]\\d+)_).*",
            "it has vectors; build it without them (for LLVM: -mno-simd128)"),
    OTHERS("(illegal opcode, op value |Unhandled opcode: ).*", "it has an instruction that the engine does not know");

    private final Pattern said;
    private final String meaning;

    MissingFeature(String said, String meaning) {
        this.said = Pattern.compile(said, Pattern.DOTALL);
        this.meaning = meaning;
    }

    /**
     * @param said the engine's message about a module; may be null
     * @return the message, with an explanation if one is known
     */
    static String explain(String said) {
        String text = String.valueOf(said).strip();
        for (var feature : values()) {
            if (feature.said.matcher(text).matches()) {
                return text + ": " + feature.meaning;
            }
        }
        return text;
    }
}
