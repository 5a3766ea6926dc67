package org.wasmplugins.host.internal.access;

import java.util.List;
import java.util.Optional;

import org.wasmplugins.HostFunctionHandler;
import org.wasmplugins.LogLevel;
import org.wasmplugins.host.spi.BuiltInFunction;

/** Lists all built-in functions. A new one is one class and one line here. */
public final class BuiltIns {

    private static final List<BindableFunction> ALL = List.of(new LogFunction(LogLevel.DEBUG), new LogFunction(LogLevel.INFO),
            new LogFunction(LogLevel.WARN), new LogFunction(LogLevel.ERROR), new ConfigGetFunction(),
            new DeadlineRemainingFunction(), new ChannelSendFunction(), new HttpRequestFunction());

    private BuiltIns() {
    }

    /** @return all built-in functions, never null */
    public static List<BuiltInFunction> all() {
        return List.copyOf(ALL);
    }

    static Optional<HostFunctionHandler> find(String module, String name, GuardedHost host) {
        for (BindableFunction function : ALL) {
            if (function.signature().module().equals(module) && function.signature().name().equals(name)) {
                return function.bind(host);
            }
        }
        return Optional.empty();
    }
}
