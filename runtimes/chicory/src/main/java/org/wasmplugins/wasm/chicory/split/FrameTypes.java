package org.wasmplugins.wasm.chicory.split;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.FrameNode;

/** Converts frames to maps from slots to the types of variables, and back. */
final class FrameTypes {

    private FrameTypes() {
    }

    static Map<Integer, Object> bySlot(List<Object> locals) {
        var types = new HashMap<Integer, Object>();
        int slot = 0;
        for (Object type : locals) {
            types.put(slot, type);
            slot += size(type);
        }
        return types;
    }

    static FrameNode frame(Map<Integer, Object> types, List<Object> stack) {
        var locals = new ArrayList<>();
        int slot = 0;
        for (var entry : new TreeMap<>(types).entrySet()) {
            for (; slot < entry.getKey(); slot++) {
                locals.add(Opcodes.TOP);
            }
            locals.add(entry.getValue());
            slot += size(entry.getValue());
        }
        return new FrameNode(Opcodes.F_NEW, locals.size(), locals.toArray(), stack.size(), stack.toArray());
    }

    private static int size(Object type) {
        return type == Opcodes.LONG || type == Opcodes.DOUBLE ? 2 : 1;
    }

    static Object of(Type type) {
        return switch (type.getSort()) {
            case Type.INT -> Opcodes.INTEGER;
            case Type.LONG -> Opcodes.LONG;
            case Type.FLOAT -> Opcodes.FLOAT;
            case Type.DOUBLE -> Opcodes.DOUBLE;
            default -> type.getInternalName();
        };
    }
}
