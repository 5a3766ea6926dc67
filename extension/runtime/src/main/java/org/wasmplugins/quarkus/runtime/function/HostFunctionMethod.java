package org.wasmplugins.quarkus.runtime.function;

import java.util.List;

import org.wasmplugins.HostFunctionSignature;

/**
 * The description of a host function's method, made by the build.
 *
 * @param signature the signature that plugins see
 * @param contexts the indexes of its parameters of the type {@code HostContext}, in order
 * @param asynchronous whether its result is asynchronous
 * @param onVirtualThread whether it runs on a virtual thread of its own
 * @param plugins the ids of the plugins that may get the function; empty for all
 */
public record HostFunctionMethod(HostFunctionSignature signature, List<Integer> contexts, boolean asynchronous,
        boolean onVirtualThread, List<String> plugins) {
}
