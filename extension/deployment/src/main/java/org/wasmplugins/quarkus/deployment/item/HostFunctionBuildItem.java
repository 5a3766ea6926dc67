package org.wasmplugins.quarkus.deployment.item;

import java.util.List;

import org.wasmplugins.HostFunctionSignature;
import org.wasmplugins.PluginId;
import org.wasmplugins.quarkus.runtime.function.HostFunctionMethod;

import io.quarkus.builder.item.MultiBuildItem;

/** A method of a bean that plugins can call. */
public final class HostFunctionBuildItem extends MultiBuildItem {

    private final HostFunctionMethod function;
    private final boolean nonBlocking;
    private final String method;
    private final String invokerClass;

    public HostFunctionBuildItem(HostFunctionMethod function, boolean nonBlocking, String method, String invokerClass) {
        this.function = function;
        this.nonBlocking = nonBlocking;
        this.method = method;
        this.invokerClass = invokerClass;
    }

    public HostFunctionMethod function() {
        return function;
    }

    public HostFunctionSignature signature() {
        return function.signature();
    }

    /**
     * Returns the functions that a plugin may get. Of several functions with the same name, a plugin gets the one that names
     * it.
     */
    public static List<HostFunctionBuildItem> of(PluginId plugin, List<HostFunctionBuildItem> functions) {
        return functions.stream().filter(function -> function.names(plugin) || function.isForAll() && functions.stream()
                .noneMatch(other -> other.names(plugin) && other.hasNameOf(function))).toList();
    }

    private boolean isForAll() {
        return function.plugins().isEmpty();
    }

    private boolean names(PluginId plugin) {
        return function.plugins().contains(plugin.value());
    }

    private boolean hasNameOf(HostFunctionBuildItem other) {
        return signature().module().equals(other.signature().module()) && signature().name().equals(other.signature().name());
    }

    /** True if the method may be called on an event loop: it is {@code @NonBlocking}, and its result is not asynchronous. */
    public boolean isNonBlocking() {
        return nonBlocking && !function.asynchronous() && !function.onVirtualThread();
    }

    /** Returns the method's name for people. */
    public String method() {
        return method;
    }

    public String invokerClass() {
        return invokerClass;
    }
}
