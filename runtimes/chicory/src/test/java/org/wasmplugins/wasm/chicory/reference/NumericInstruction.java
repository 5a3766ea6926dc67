package org.wasmplugins.wasm.chicory.reference;

import static org.wasmplugins.wasm.engine.WasmValueType.F32;
import static org.wasmplugins.wasm.engine.WasmValueType.F64;
import static org.wasmplugins.wasm.engine.WasmValueType.I32;
import static org.wasmplugins.wasm.engine.WasmValueType.I64;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.wasmplugins.wasm.engine.WasmValueType;

/**
 * An instruction that makes one number of one or two.
 *
 * @param code its bytes, in hexadecimal digits
 * @param keepsBits whether the specification says what the bits of a result that is no number are
 */
record NumericInstruction(String code, List<WasmValueType> parameters, WasmValueType result, boolean keepsBits) {

    private static final List<Integer> KEEP_BITS = List.of(0x8B, 0x8C, 0x98, 0x99, 0x9A, 0xA6, 0xBC, 0xBD, 0xBE, 0xBF);

    /** All of WebAssembly 2.0, without vectors. */
    static List<NumericInstruction> all() {
        var all = new ArrayList<NumericInstruction>();
        add(all, 0x45, 0x45, I32, 1, I32);
        add(all, 0x46, 0x4F, I32, 2, I32);
        add(all, 0x50, 0x50, I64, 1, I32);
        add(all, 0x51, 0x5A, I64, 2, I32);
        add(all, 0x5B, 0x60, F32, 2, I32);
        add(all, 0x61, 0x66, F64, 2, I32);
        add(all, 0x67, 0x69, I32, 1, I32);
        add(all, 0x6A, 0x78, I32, 2, I32);
        add(all, 0x79, 0x7B, I64, 1, I64);
        add(all, 0x7C, 0x8A, I64, 2, I64);
        add(all, 0x8B, 0x91, F32, 1, F32);
        add(all, 0x92, 0x98, F32, 2, F32);
        add(all, 0x99, 0x9F, F64, 1, F64);
        add(all, 0xA0, 0xA6, F64, 2, F64);
        add(all, 0xA7, 0xA7, I64, 1, I32);
        add(all, 0xA8, 0xA9, F32, 1, I32);
        add(all, 0xAA, 0xAB, F64, 1, I32);
        add(all, 0xAC, 0xAD, I32, 1, I64);
        add(all, 0xAE, 0xAF, F32, 1, I64);
        add(all, 0xB0, 0xB1, F64, 1, I64);
        add(all, 0xB2, 0xB3, I32, 1, F32);
        add(all, 0xB4, 0xB5, I64, 1, F32);
        add(all, 0xB6, 0xB6, F64, 1, F32);
        add(all, 0xB7, 0xB8, I32, 1, F64);
        add(all, 0xB9, 0xBA, I64, 1, F64);
        add(all, 0xBB, 0xBB, F32, 1, F64);
        add(all, 0xBC, 0xBC, F32, 1, I32);
        add(all, 0xBD, 0xBD, F64, 1, I64);
        add(all, 0xBE, 0xBE, I32, 1, F32);
        add(all, 0xBF, 0xBF, I64, 1, F64);
        add(all, 0xC0, 0xC1, I32, 1, I32);
        add(all, 0xC2, 0xC4, I64, 1, I64);
        add(all, 0xFC00, 0xFC01, F32, 1, I32);
        add(all, 0xFC02, 0xFC03, F64, 1, I32);
        add(all, 0xFC04, 0xFC05, F32, 1, I64);
        add(all, 0xFC06, 0xFC07, F64, 1, I64);
        return all;
    }

    private static void add(List<NumericInstruction> all, int first, int last, WasmValueType parameter, int count,
            WasmValueType result) {
        for (int code = first; code <= last; code++) {
            all.add(new NumericInstruction(Integer.toHexString(code), Collections.nCopies(count, parameter), result,
                    KEEP_BITS.contains(code)));
        }
    }

    /** The type of as many bits that is never changed on the way from and to a host. */
    static WasmValueType bits(WasmValueType type) {
        return type == F32 ? I32 : type == F64 ? I64 : type;
    }
}
