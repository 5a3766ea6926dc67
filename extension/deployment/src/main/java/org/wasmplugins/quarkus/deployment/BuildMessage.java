package org.wasmplugins.quarkus.deployment;

import static org.jboss.logging.Logger.Level.INFO;
import static org.jboss.logging.Logger.Level.WARN;

import org.jboss.logging.Logger.Level;
import org.wasmplugins.host.LogMessage;

/** What is logged while the application is built: 201 to 299. */
enum BuildMessage implements LogMessage {

    MODULE_CARRIED(201, INFO, ManifestProcessor.class,
            "The application carries %s, which it does not need at run time; to leave it out, add it to"
                    + " quarkus.package.jar.user-configured-ignored-entries."),

    FUNCTION_INTERPRETED(202, WARN, CompileProcessor.class,
            "Plugin %s (%s): the %s is too large for a JVM method and runs in the interpreter."),

    IMPORT_DENIED(203, WARN, HostFunctionProcessor.class, "Plugin %s (%s): %s: a call of it is denied.");

    private final int number;
    private final Level level;
    private final String category;
    private final String format;

    BuildMessage(int number, Level level, Class<?> category, String format) {
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
