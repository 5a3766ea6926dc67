package org.wasmplugins.host;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

import org.wasmplugins.HostContext;
import org.wasmplugins.HostFunctionHandler;
import org.wasmplugins.HostFunctionSignature;
import org.wasmplugins.HostType;
import org.wasmplugins.LogLevel;
import org.wasmplugins.PermissionSet;

/** The functions that every plugin may import from the module {@code host}. */
public final class BuiltInFunctions {

    /** Sends a request to a host that the plugin may reach. */
    public static final String HTTP_REQUEST = "http_request";

    /** Sends a message to another plugin or to the application. */
    public static final String CHANNEL_SEND = "channel_send";

    private static final HostType TEXT = HostType.of(String.class);
    /** Text that is read whatever it is: a line of a log is not worth a call. */
    private static final HostType LINE = HostType.of(byte[].class);
    private static final HostType NOTHING = HostType.of(void.class);

    /** A function that is made for one plugin. */
    private enum BuiltIn {
        LOG_DEBUG("log_debug", List.of(LINE), NOTHING),
        LOG_INFO("log_info", List.of(LINE), NOTHING),
        LOG_WARN("log_warn", List.of(LINE), NOTHING),
        LOG_ERROR("log_error", List.of(LINE), NOTHING),
        CONFIG_GET("config_get", List.of(TEXT), TEXT),
        DEADLINE_REMAINING_MS("deadline_remaining_ms", List.of(), HostType.of(long.class)),
        CHANNEL_SEND_FUNCTION(CHANNEL_SEND, List.of(HostType.ANY), HostType.ANY),
        HTTP_REQUEST_FUNCTION(HTTP_REQUEST, List.of(TEXT), TEXT);

        private final HostFunctionSignature signature;

        BuiltIn(String name, List<HostType> parameters, HostType result) {
            this.signature = new HostFunctionSignature(HostFunctionSignature.DEFAULT_MODULE, name, parameters, result);
        }

        /** Empty if this host does not have it. A switch, so that the JVM links only the functions that a plugin imports. */
        private Optional<Body> bodyFor(GuardedHost host) {
            return switch (this) {
                case LOG_DEBUG -> logs(host, LogLevel.DEBUG);
                case LOG_INFO -> logs(host, LogLevel.INFO);
                case LOG_WARN -> logs(host, LogLevel.WARN);
                case LOG_ERROR -> logs(host, LogLevel.ERROR);
                case CONFIG_GET -> Optional.of((context, arguments) -> host.config((String) arguments[0]));
                case DEADLINE_REMAINING_MS -> Optional.of((context, arguments) -> context.remaining().toMillis());
                case CHANNEL_SEND_FUNCTION -> messages(host);
                case HTTP_REQUEST_FUNCTION -> sends(host);
            };
        }

        private static Optional<Body> logs(GuardedHost host, LogLevel level) {
            return Optional.of((context, arguments) -> {
                host.log(level, new String((byte[]) arguments[0], StandardCharsets.UTF_8));
                return null;
            });
        }

        private static Optional<Body> messages(GuardedHost host) {
            var access = host.channelAccess();
            return Optional.of((context, arguments) -> host.channels().send(arguments[0], context, access));
        }

        private static Optional<Body> sends(GuardedHost host) {
            var access = host.network();
            Optional<Body> sent = host.http()
                    .map(http -> (context, arguments) -> http.send((String) arguments[0], access, context));
            // A host may have left out its client because nobody may use it: that is a denial, and no reason not to start.
            return sent.isPresent() || access.asksForHosts() ? sent : Optional.of((context, arguments) -> {
                throw access.denied();
            });
        }
    }

    private interface Body {
        Object call(HostContext context, Object[] arguments) throws Exception;
    }

    private record BuiltInFunction(HostFunctionSignature signature, Body body) implements HostFunctionHandler {

        @Override
        public Object call(HostContext context, Object[] arguments) throws Exception {
            return body.call(context, arguments);
        }
    }

    private BuiltInFunctions() {
    }

    /**
     * @return their names and types, never null
     */
    public static Collection<HostFunctionSignature> signatures() {
        var signatures = new ArrayList<HostFunctionSignature>();
        for (var function : BuiltIn.values()) {
            signatures.add(function.signature);
        }
        return List.copyOf(signatures);
    }

    /**
     * @param permissions what a plugin's manifest asks for, not null
     * @param imported the names of the host functions that the plugin imports, not null
     * @return what it imports and may not call, as sentences without their end; empty if nothing
     */
    public static List<String> denied(PermissionSet permissions, Collection<String> imported) {
        var denied = new ArrayList<String>();
        if (imported.contains(HTTP_REQUEST) && permissions.capabilities().networkHosts().isEmpty()) {
            denied.add("The module imports the host function '" + HTTP_REQUEST + "', and its manifest lists no host under"
                    + " permissions.capabilities.network");
        }
        if (imported.contains(CHANNEL_SEND) && permissions.channels().isEmpty()) {
            denied.add("The module imports the host function '" + CHANNEL_SEND + "', and its manifest lists nothing under"
                    + " permissions.channels");
        }
        return denied;
    }

    static Optional<HostFunctionHandler> find(String module, String name, GuardedHost host) {
        for (var function : BuiltIn.values()) {
            if (function.signature.module().equals(module) && function.signature.name().equals(name)) {
                return function.bodyFor(host).map(body -> new BuiltInFunction(function.signature, body));
            }
        }
        return Optional.empty();
    }
}
