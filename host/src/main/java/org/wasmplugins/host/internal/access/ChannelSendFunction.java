package org.wasmplugins.host.internal.access;

import java.util.Optional;

import org.wasmplugins.HostFunctionSignature;
import org.wasmplugins.HostType;
import org.wasmplugins.PermissionSet;

/** {@code channel_send}: sends a message to another plugin or to the application, and waits for the answer. */
final class ChannelSendFunction implements BindableFunction {

    private static final HostFunctionSignature SIGNATURE = BindableFunction.named("channel_send", HostType.ANY, HostType.ANY);

    @Override
    public HostFunctionSignature signature() {
        return SIGNATURE;
    }

    @Override
    public Optional<String> missingPermission(PermissionSet permissions) {
        return permissions.channels().isEmpty() ? Optional.of("lists nothing under permissions.channels") : Optional.empty();
    }

    @Override
    public boolean waits() {
        return true;
    }

    @Override
    public Optional<Body> bodyFor(GuardedHost host) {
        ChannelAccess access = host.channelAccess();
        return Optional.of((context, arguments) -> host.channels().send(arguments[0], context, access));
    }
}
