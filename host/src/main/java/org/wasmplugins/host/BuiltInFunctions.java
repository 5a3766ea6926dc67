package org.wasmplugins.host;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.wasmplugins.HostFunction;
import org.wasmplugins.HostFunctionSignature;
import org.wasmplugins.HostType;
import org.wasmplugins.LogLevel;
import org.wasmplugins.PluginManifest;

/** The functions that every plugin may import from the module {@code host} without asking. */
public final class BuiltInFunctions {

    private static final HostType TEXT = HostType.of(String.class);
    private static final HostType NOTHING = HostType.of(void.class);

    /** A function that is made for one plugin. */
    private enum BuiltIn {
        LOG_DEBUG("log_debug", NOTHING, (plugin, log) -> logs(log, LogLevel.DEBUG)),
        LOG_INFO("log_info", NOTHING, (plugin, log) -> logs(log, LogLevel.INFO)),
        LOG_WARN("log_warn", NOTHING, (plugin, log) -> logs(log, LogLevel.WARN)),
        LOG_ERROR("log_error", NOTHING, (plugin, log) -> logs(log, LogLevel.ERROR)),
        CONFIG_GET("config_get", TEXT, (plugin, log) -> plugin.config()::get);

        private final HostFunctionSignature signature;
        private final Maker maker;

        BuiltIn(String name, HostType result, Maker maker) {
            this.signature = new HostFunctionSignature(HostFunctionSignature.DEFAULT_MODULE, name, List.of(TEXT), result);
            this.maker = maker;
        }

        private static Function<String, Object> logs(GuestLog log, LogLevel level) {
            return line -> {
                log.log(level, line);
                return null;
            };
        }
    }

    private interface Maker {
        Function<String, Object> make(PluginManifest plugin, GuestLog log);
    }

    private record Call(HostFunctionSignature signature, Function<String, Object> body) implements HostFunction {

        @Override
        public Object call(Object[] arguments) {
            return body.apply((String) arguments[0]);
        }
    }

    private BuiltInFunctions() {
    }

    /**
     * @return their names and types, never null
     */
    public static Collection<HostFunctionSignature> signatures() {
        return Arrays.stream(BuiltIn.values()).map(function -> function.signature).collect(Collectors.toUnmodifiableList());
    }

    static Optional<HostFunction> find(String module, String name, PluginManifest plugin, GuestLog log) {
        return Arrays.stream(BuiltIn.values())
                .filter(function -> function.signature.module().equals(module) && function.signature.name().equals(name))
                .findFirst().map(function -> new Call(function.signature, function.maker.make(plugin, log)));
    }
}
