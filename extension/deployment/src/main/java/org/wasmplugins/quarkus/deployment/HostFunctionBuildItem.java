package org.wasmplugins.quarkus.deployment;

import org.wasmplugins.HostFunctionSignature;
import org.wasmplugins.quarkus.runtime.function.HostFunctionMethod;

import io.quarkus.builder.item.MultiBuildItem;

/** A method of a bean that plugins can call. */
final class HostFunctionBuildItem extends MultiBuildItem {

    private final HostFunctionMethod function;
    private final boolean nonBlocking;
    private final String method;
    private final String invokerClass;

    HostFunctionBuildItem(HostFunctionMethod function, boolean nonBlocking, String method, String invokerClass) {
        this.function = function;
        this.nonBlocking = nonBlocking;
        this.method = method;
        this.invokerClass = invokerClass;
    }

    HostFunctionMethod function() {
        return function;
    }

    HostFunctionSignature signature() {
        return function.signature();
    }

    /** Whether the method may be called on an event loop: it says so, and its result does not come later. */
    boolean isNonBlocking() {
        return nonBlocking && !function.asynchronous() && !function.onVirtualThread();
    }

    /** For people: which method it is. */
    String method() {
        return method;
    }

    String invokerClass() {
        return invokerClass;
    }
}
