package org.wasmplugins.host.internal.access;

import java.util.Optional;

import org.wasmplugins.HostFunctionSignature;
import org.wasmplugins.HostType;

/** {@code deadline_remaining_ms}: returns how much time the plugin's call has left. */
final class DeadlineRemainingFunction implements BindableFunction {

    private static final HostFunctionSignature SIGNATURE = BindableFunction.named("deadline_remaining_ms",
            HostType.of(long.class));

    @Override
    public HostFunctionSignature signature() {
        return SIGNATURE;
    }

    @Override
    public Optional<Body> bodyFor(GuardedHost host) {
        return Optional.of((context, arguments) -> context.remaining().toMillis());
    }
}
