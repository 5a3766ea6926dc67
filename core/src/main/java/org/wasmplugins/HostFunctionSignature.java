package org.wasmplugins;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * The name and the types of a host function.
 *
 * @param module the module that plugins import the function from, usually {@value #DEFAULT_MODULE}
 * @param name the name of the function
 * @param parameters the types of the parameters, in order
 * @param result the type of the result; {@code void} for none
 */
public record HostFunctionSignature(String module, String name, List<HostType> parameters, HostType result) {

    /** The module that plugins import host functions from. */
    public static final String DEFAULT_MODULE = "host";

    public HostFunctionSignature {
        Objects.requireNonNull(module, "module");
        Objects.requireNonNull(name, "name");
        parameters = List.copyOf(parameters);
        Objects.requireNonNull(result, "result");
    }

    @Override
    public String toString() {
        return parameters.stream().map(HostType::toString).collect(Collectors.joining(", ", module + "." + name + "(", ")"))
                + ": " + result;
    }
}
