package org.wasmplugins.quarkus.runtime;

import static org.jboss.logging.Logger.Level.DEBUG;
import static org.jboss.logging.Logger.Level.INFO;
import static org.jboss.logging.Logger.Level.WARN;

import org.jboss.logging.Logger.Level;
import org.wasmplugins.host.LogMessage;

/** What the extension logs in a running application: 101 to 199. */
enum ExtensionMessage implements LogMessage {

    REACHES_NOBODY(101, WARN, OperatorCheck.class, "%s"),

    LISTENER_FAILED(102, WARN, WasmPlugins.class, "An asynchronous observer of %s for plugin %s failed."),

    SERIALIZATION_KEPT(103, INFO, Serializers.class,
            "Plugin %s %s keeps its serialization '%s': quarkus.wasm-plugins.serialization is '%s', which its plugin.yaml does"
                    + " not list."),

    NOT_WARM(104, DEBUG, WarmUpTask.class, "What the first call of a plugin needs was not loaded before it."),

    ON_WORKERS(105, INFO, OperatorExecutions.class,
            "Plugin %s runs on workers: its plugin.yaml says execution.model: %s, which quarkus.wasm-plugins.plugins.\"%s\""
                    + ".grants.threads does not grant."),

    ABOVE_THE_MANIFESTS(106, WARN, OperatorCheck.class,
            "quarkus.wasm-plugins.plugins.\"%s\".limits.%s is %s, and the plugin gets %s: its plugin.yaml asks for no more."),

    KEPT_OUT(107, INFO, EnabledPlugins.class,
            "Plugin %s is kept out: quarkus.wasm-plugins.plugins.\"%s\".enabled is false.");

    private final int number;
    private final Level level;
    private final String category;
    private final String format;

    ExtensionMessage(int number, Level level, Class<?> category, String format) {
        this.number = number;
        this.level = level;
        this.category = category.getName();
        this.format = format;
    }

    @Override
    public int number() {
        return number;
    }

    @Override
    public String category() {
        return category;
    }

    @Override
    public Level level() {
        return level;
    }

    @Override
    public String format() {
        return format;
    }
}
