package org.wasmplugins;

import java.util.Objects;

/** Anything that goes wrong with a plugin. The message names the plugin and the operation. */
public class PluginException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient PluginOperation operation;

    /**
     * @param operation what was being done with which plugin
     * @param problem what went wrong, a sentence
     * @param cause what caused it; may be null
     */
    public PluginException(PluginOperation operation, String problem, Throwable cause) {
        super(Objects.requireNonNull(operation, "operation") + ": " + problem, cause);
        this.operation = operation;
    }

    /**
     * @return what was being done with which plugin; null only in a copy that was serialized
     */
    public PluginOperation operation() {
        return operation;
    }
}
