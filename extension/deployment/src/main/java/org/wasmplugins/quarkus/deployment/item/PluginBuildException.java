package org.wasmplugins.quarkus.deployment.item;

/** Something that keeps an application with plugins from being built. Only its message is of interest. */
public final class PluginBuildException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public PluginBuildException(String message) {
        super(message, null, false, false);
    }
}
