package org.wasmplugins.quarkus.deployment.item;

/** A problem that fails the build of an application with plugins. Only its message matters. */
public final class PluginBuildException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public PluginBuildException(String message) {
        super(message, null, false, false);
    }
}
