package org.wasmplugins.quarkus.deployment;

import org.wasmplugins.HostFunctionSignature;

import io.quarkus.builder.item.MultiBuildItem;

/** A method of a bean that plugins can call. */
final class HostFunctionBuildItem extends MultiBuildItem {

    private final HostFunctionSignature signature;
    private final String method;
    private final String invokerClass;

    HostFunctionBuildItem(HostFunctionSignature signature, String method, String invokerClass) {
        this.signature = signature;
        this.method = method;
        this.invokerClass = invokerClass;
    }

    HostFunctionSignature signature() {
        return signature;
    }

    /** For people: which method it is. */
    String method() {
        return method;
    }

    String invokerClass() {
        return invokerClass;
    }
}
