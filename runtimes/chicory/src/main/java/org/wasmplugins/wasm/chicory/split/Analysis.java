package org.wasmplugins.wasm.chicory.split;

import org.objectweb.asm.tree.MethodNode;

/** The analysis of a method before parts of it are moved. */
record Analysis(String owner, MethodCode code, Variables variables, Liveness liveness, Frames frames) {

    static Analysis of(String owner, MethodNode method, Spill spill) {
        var code = new MethodCode(owner, method, spill);
        var variables = new Variables(method.access, method.desc, code.instructions, spill.slot());
        var liveness = new Liveness(code, variables);
        return new Analysis(owner, code, variables, liveness, new Frames(code, variables, liveness));
    }
}
