package org.wasmplugins.host.internal.access;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

import org.wasmplugins.HostFunctionSignature;
import org.wasmplugins.HostType;
import org.wasmplugins.LogLevel;

/** {@code log_debug} to {@code log_error}: writes a line to the plugin's log. */
final class LogFunction implements BindableFunction {

    private final LogLevel level;
    private final HostFunctionSignature signature;

    /** Reads the line as bytes, so that text which is not UTF-8 does not fail the call. */
    LogFunction(LogLevel level) {
        this.level = level;
        this.signature = BindableFunction.named("log_" + level.name().toLowerCase(Locale.ROOT), HostType.of(void.class),
                HostType.of(byte[].class));
    }

    @Override
    public HostFunctionSignature signature() {
        return signature;
    }

    @Override
    public Optional<Body> bodyFor(GuardedHost host) {
        return Optional.of((context, arguments) -> {
            host.log(level, new String((byte[]) arguments[0], StandardCharsets.UTF_8));
            return null;
        });
    }
}
