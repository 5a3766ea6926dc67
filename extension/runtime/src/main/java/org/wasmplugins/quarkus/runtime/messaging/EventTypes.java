package org.wasmplugins.quarkus.runtime.messaging;

import java.util.Optional;

import org.wasmplugins.EventPattern;
import org.wasmplugins.PluginManifest;

import io.quarkus.runtime.configuration.ConfigurationException;

/** Chooses the type of the events that messages for a plugin become. */
final class EventTypes {

    private EventTypes() {
    }

    /** Returns the configured type, or else the only type that the plugin lists. */
    static String of(PluginManifest plugin, Optional<String> configured, String key) {
        var types = plugin.events().stream().map(Object::toString).toList();
        var type = configured.or(() -> types.size() == 1 && EventPattern.isValidType(types.get(0)) ? Optional.of(types.get(0))
                : Optional.empty());
        if (type.filter(plugin::handles).filter(EventPattern::isValidType).isPresent()) {
            return type.get();
        }
        var property = "quarkus.wasm-plugins.plugins.\"" + plugin.id() + "\".";
        throw new ConfigurationException(property + "event-type: found "
                + configured.map(found -> "'" + found + "'").orElse("nothing") + ", which " + property + key
                + " needs; allowed: a type of event that the plugin lists, which are " + types + ".");
    }
}
