package org.wasmplugins.host.internal.access;

import java.util.Optional;

import org.wasmplugins.HostFunctionSignature;

/** {@code config_get}: returns a value of the plugin's configuration. */
final class ConfigGetFunction implements BindableFunction {

    private static final HostFunctionSignature SIGNATURE = BindableFunction.named("config_get", TEXT, TEXT);

    @Override
    public HostFunctionSignature signature() {
        return SIGNATURE;
    }

    @Override
    public Optional<Body> bodyFor(GuardedHost host) {
        return Optional.of((context, arguments) -> host.config((String) arguments[0]));
    }
}
