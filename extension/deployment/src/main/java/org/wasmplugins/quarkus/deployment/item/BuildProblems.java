package org.wasmplugins.quarkus.deployment.item;

import org.wasmplugins.PluginManifest;

import io.quarkus.arc.deployment.ValidationPhaseBuildItem.ValidationErrorBuildItem;

/** Makes the problems that fail a build. All of them are collected and reported together, in the same form. */
public final class BuildProblems {

    private BuildProblems() {
    }

    /** @param sentence a sentence with its capital letter and its full stop */
    public static ValidationErrorBuildItem of(String sentence) {
        return new ValidationErrorBuildItem(new PluginBuildException(sentence));
    }

    /** @param sentence the problem of the plugin or its module, with its capital letter and its full stop */
    public static ValidationErrorBuildItem plugin(DiscoveredPluginBuildItem plugin, String sentence) {
        return plugin(plugin.manifest(), plugin.moduleFile(), sentence);
    }

    /** Does the same as {@link #plugin(DiscoveredPluginBuildItem, String)}. */
    public static ValidationErrorBuildItem plugin(PluginManifest plugin, String file, String sentence) {
        return of("Plugin " + plugin.id() + " (" + file + "): " + sentence);
    }

    /**
     * @param method the method, with its class
     * @param reason the reason why it cannot be a host function: the end of a sentence, with its full stop
     */
    public static ValidationErrorBuildItem hostFunction(String method, String reason) {
        return of("The host function " + method + " cannot be used: " + reason);
    }

    /**
     * @param type the interface, or the interface and a method
     * @param reason the reason why it cannot be a plugin client: the end of a sentence, with its full stop
     */
    public static ValidationErrorBuildItem client(String type, String reason) {
        return of(type + " cannot be used: " + reason);
    }
}
