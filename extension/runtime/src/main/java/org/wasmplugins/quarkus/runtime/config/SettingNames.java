package org.wasmplugins.quarkus.runtime.config;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

import org.wasmplugins.host.spi.NearestName;

import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.NameIterator;
import io.smallrye.config.SmallRyeConfig;

/** Finds the properties and environment variables that are settings of no plugin. */
public final class SettingNames {

    /** The prefix of the properties of plugins. */
    public static final String PREFIX = "quarkus.wasm-plugins.plugins.";

    private static final String VARIABLE = variable(PREFIX);

    private final List<String> plugins;
    private final List<String> settings;

    public SettingNames(List<String> plugins, List<String> settings) {
        this.plugins = plugins;
        this.settings = settings;
    }

    /** @return the end of a sentence about an unknown name */
    public static String meant(String wrong, Collection<String> right) {
        return NearestName.of(wrong, right).map(nearest -> "; did you mean \"" + nearest + "\"?")
                .orElseGet(() -> "; there are " + new TreeSet<>(right) + ".");
    }

    public List<String> problems(SmallRyeConfig config) {
        var variables = variables(config);
        var problems = new TreeSet<String>();
        for (var name : config.getPropertyNames()) {
            // The property names of environment variables are guesses; the variables themselves are checked below.
            if (name.startsWith(PREFIX) && !variables.contains(variable(name))) {
                property(name, problems);
            }
        }
        for (var variable : variables) {
            variable(variable, problems);
        }
        return new ArrayList<>(problems);
    }

    private static Set<String> variables(SmallRyeConfig config) {
        var variables = new HashSet<String>();
        for (var source : config.getConfigSources(EnvConfigSource.class)) {
            for (var name : source.getPropertyNames()) {
                if (name.startsWith(VARIABLE)) {
                    variables.add(name);
                }
            }
        }
        return variables;
    }

    private void property(String name, Set<String> problems) {
        var segments = new NameIterator(name, PREFIX.length() - 1);
        if (!segments.hasNext()) {
            return;
        }
        var plugin = segments.getNextSegment();
        segments.next();
        if (!plugins.contains(plugin)) {
            problems.add(PREFIX + "\"" + plugin + "\" is configured, but there is no such plugin"
                    + meant(plugin, plugins));
            return;
        }
        var rest = segments.hasNext() ? name.substring(segments.getPosition() + 1) : "";
        if (!isSetting(rest)) {
            problems.add(name + " is configured, but there is no such property" + meant(rest, settings));
        }
    }

    private boolean isSetting(String rest) {
        for (var setting : settings) {
            if (setting.equals(rest) || setting.endsWith(".*") && rest.startsWith(setting.substring(0, setting.length() - 1))) {
                return true;
            }
        }
        return false;
    }

    private void variable(String name, Set<String> problems) {
        for (var plugin : plugins) {
            var prefix = variable(PREFIX + "\"" + plugin + "\".");
            if (name.startsWith(prefix) && isVariable(name.substring(prefix.length()))) {
                return;
            }
        }
        problems.add("The environment variable " + name + " is set, but it is a setting of no plugin; they are named "
                + VARIABLE + "_<ID>__<SETTING>, as " + VARIABLE + "_WORD_COUNT__LIMITS_MAX_MEMORY, and there are the plugins "
                + new TreeSet<>(plugins) + ".");
    }

    private boolean isVariable(String rest) {
        for (var setting : settings) {
            var variable = variable(setting.endsWith(".*") ? setting.substring(0, setting.length() - 1) : setting);
            if (setting.endsWith(".*") ? rest.startsWith(variable) : rest.equals(variable)) {
                return true;
            }
        }
        return false;
    }

    /** Returns the name of the environment variable, by the rules of MicroProfile Config. */
    private static String variable(String property) {
        var name = new StringBuilder(property.length());
        for (int i = 0; i < property.length(); i++) {
            char c = property.charAt(i);
            name.append(c < 128 && Character.isLetterOrDigit(c) ? c : '_');
        }
        return name.toString().toUpperCase(Locale.ROOT);
    }
}
