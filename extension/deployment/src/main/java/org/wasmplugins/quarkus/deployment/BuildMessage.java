package org.wasmplugins.quarkus.deployment;

import static org.jboss.logging.Logger.Level.DEBUG;
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

    IMPORT_DENIED(203, WARN, HostFunctionProcessor.class, "Plugin %s (%s): %s: a call of it is denied."),

    HUGE_METHODS(204, WARN, CompileProcessor.class,
            "Plugin %s (%s): HotSpot leaves methods of more than %s bytes to its interpreter, which is many times slower: %s."
                    + " To have them compiled, start the application with -XX:-DontCompileHugeMethods."),

    COMPILED(205, INFO, CompileProcessor.class,
            "Modules compiled: %s, in %s ms; found as an earlier build compiled them: %s."),

    STILL_COMPILING(206, INFO, ModuleBuilds.class, "Compiling takes its time: %s of %s modules are not done yet."),

    MODULE_DONE(207, INFO, ModuleBuilds.class, "The module of plugin %s (%s) took %s ms; it is number %s of %s."),

    CACHE_DAMAGED(208, WARN, ModuleCache.class, "The compiled module %s cannot be used: %s; the module is compiled again."),

    NOT_CACHED(209, WARN, ModuleCache.class, "The compiled module %s cannot be kept: %s; the next build compiles it again."),

    SNAPSHOT_TAKEN(210, DEBUG, SnapshotProcessor.class,
            "Plugin %s (%s): initialized while the application is built, in %s ms; its snapshot takes %s bytes."),

    NO_FUNCTION_NAMES(215, INFO, CompileProcessor.class,
            "Plugin %s (%s): traps will show some or all of its functions by their numbers, because %s."),

    FUNCTION_LEFT_OUT(216, INFO, HostFunctionProcessor.class,
            "The host function %s is left out: its class is not a bean in this build. A build profile or property, @Vetoed,"
                    + " quarkus.arc.exclude-types, an alternative that is not selected, or a constructor that CDI cannot use"
                    + " keeps it out."),

    PLUGIN_REPLACED(217, INFO, PluginFolders.class,
            "The plugin in %s is that of %s; it stands in the place of the one in %s, of which nothing is read."),

    NO_MANIFEST(218, WARN, PluginFolderReader.class,
            "There is no %s, and the folder is taken for no plugin. Add the file if it is one; move the folder elsewhere if it"
                    + " is not.");

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
