package org.wasmplugins.host;

import static org.jboss.logging.Logger.Level.DEBUG;
import static org.jboss.logging.Logger.Level.ERROR;
import static org.jboss.logging.Logger.Level.WARN;

import org.jboss.logging.Logger.Level;

/** What the host logs: 1 to 99. */
enum HostMessage implements LogMessage {

    DENIED(1, WARN, Denials.LOG_CATEGORY, "%s: denied, %s%s"),

    PLUGIN_ERROR(2, WARN, ErrorLog.CATEGORY, "%s: %s"),

    PLUGIN_ERRORS(3, WARN, ErrorLog.CATEGORY, "%s: %s (and %s more of this kind since the last line)"),

    WATCHDOG_FAILED(4, ERROR, Watchdog.class, "The watchdog of plugins failed; it goes on."),

    NO_SPARE_INSTANCE(5, WARN, PoolUpkeep.class,
            "Plugin %s %s: an instance that is to be kept ready could not be made: %s"),

    DISPOSE_FAILED(6, WARN, InstanceLifecycle.class, "An instance could not say goodbye: %s"),

    INSTANCE_FAILED(7, WARN, InstanceLifecycle.class, "Plugin %s %s: an instance failed while it was disposed."),

    CODE_KEPT(8, WARN, PluginLifecycle.class, "Plugin %s: its code could not be given up."),

    LISTENER_FAILED(9, WARN, PluginLifecycle.class, "An observer of %s for plugin %s failed."),

    LIFE_CYCLE(10, DEBUG, PluginLifecycle.class, "%s: %s %s"),

    OBSERVER_FAILED(11, WARN, Observers.class, "An observer of plugins failed; the plugin goes on."),

    LINES_DROPPED(12, WARN, GuestLog.CATEGORY_PREFIX + "<id>",
            "%s lines were dropped: more than %s in a second (quarkus.wasm-plugins.guest-log.max-lines-per-second)."),

    NOT_INTERRUPTED(13, ERROR, Interruptions.class,
            "Plugin %s: its runtime cannot stop its code, which goes on until it ends by itself."),

    REST_FAILED(14, WARN, Instances.class, "Plugin %s %s: an instance that nobody uses could not give up its memory."),

    LOWERED(15, WARN, PluginContainer.class, "Plugin %s %s: its plugin.yaml asks for %s. That is as much as"
            + " quarkus.wasm-plugins.ceilings gives to plugins of which nothing is said; it gets more by"
            + " quarkus.wasm-plugins.plugins.\"%s\".limits and .pool.max-size."),

    BATCH_FAILED(16, ERROR, "org.wasmplugins.host.BatchQueue", "Plugin %s: a batch could not leave the queue.");

    private final int number;
    private final Level level;
    private final String category;
    private final String format;

    HostMessage(int number, Level level, Class<?> category, String format) {
        this(number, level, category.getName(), format);
    }

    HostMessage(int number, Level level, String category, String format) {
        this.number = number;
        this.level = level;
        this.category = category;
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
