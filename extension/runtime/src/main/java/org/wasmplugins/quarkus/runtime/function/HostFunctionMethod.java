package org.wasmplugins.quarkus.runtime.function;

import java.util.List;

import org.wasmplugins.HostFunctionSignature;

/**
 * What the build found out about a method of a bean.
 *
 * @param signature how plugins see it
 * @param contexts which of its parameters are a {@code HostContext}, in order
 * @param asynchronous whether its result comes later
 * @param onVirtualThread whether it runs on a virtual thread of its own
 * @param plugins the ids of the plugins that it is for; empty for all
 */
public record HostFunctionMethod(HostFunctionSignature signature, List<Integer> contexts, boolean asynchronous,
        boolean onVirtualThread, List<String> plugins) {
}
