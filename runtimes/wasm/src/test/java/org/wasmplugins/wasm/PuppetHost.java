package org.wasmplugins.wasm;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.wasmplugins.HostContext;
import org.wasmplugins.HostFunctionHandler;
import org.wasmplugins.HostFunctionSignature;
import org.wasmplugins.HostType;
import org.wasmplugins.LogLevel;
import org.wasmplugins.PluginId;
import org.wasmplugins.PluginManifest;
import org.wasmplugins.PluginVersion;
import org.wasmplugins.SerializationFormat;
import org.wasmplugins.exception.DenialReason;
import org.wasmplugins.exception.PermissionDeniedException;
import org.wasmplugins.exception.PluginOperation;
import org.wasmplugins.runtime.PluginHost;

/**
 * The host of the guest {@code puppet}. Its function {@code greet} runs the test's action; the guest may not call
 * {@code forbidden}.
 */
public final class PuppetHost implements PluginHost {

    /** A greeting. */
    public interface Greeter {
        String greet(String name) throws Exception;
    }

    private final List<String> logged = new ArrayList<>();
    private Greeter greeter = name -> "Hello, " + name + "!";

    public void greetWith(Greeter newGreeter) {
        greeter = newGreeter;
    }

    @Override
    public Optional<HostFunctionHandler> hostFunction(String module, String name) {
        if (!module.equals("host")) {
            return Optional.empty();
        }
        return switch (name) {
            case "greet" -> Optional.of(new Function(new HostFunctionSignature("host", "greet",
                    List.of(HostType.of(String.class)), HostType.of(String.class))) {
                @Override
                public Object call(HostContext context, Object[] arguments) throws Exception {
                    return greeter.greet((String) arguments[0]);
                }
            });
            case "forbidden" -> Optional.of(new Function(new HostFunctionSignature("host", "forbidden", List.of(),
                    HostType.of(void.class))) {
                @Override
                public Object call(HostContext context, Object[] arguments) {
                    throw new PermissionDeniedException(new PluginOperation(PluginId.of("puppet"), new PluginVersion("1.0.0"),
                            "call host function 'forbidden'"),
                            DenialReason.NOT_REQUESTED, "no.");
                }
            });
            default -> Optional.empty();
        };
    }

    @Override
    public HostContext callContext(String eventId) {
        return new Call(Manifests.of("puppet", SerializationFormat.RAW), eventId, Duration.ofSeconds(1));
    }

    /** A call whose time stands still. */
    public record Call(PluginManifest plugin, String eventId, Duration remaining) implements HostContext {
    }

    @Override
    public void log(LogLevel level, String line) {
        logged.add(level + " " + line);
    }

    /** Returns the lines that the plugin wrote to the log. */
    public List<String> logged() {
        return logged;
    }

    private abstract static class Function implements HostFunctionHandler {

        private final HostFunctionSignature signature;

        Function(HostFunctionSignature signature) {
            this.signature = signature;
        }

        @Override
        public HostFunctionSignature signature() {
            return signature;
        }
    }
}
