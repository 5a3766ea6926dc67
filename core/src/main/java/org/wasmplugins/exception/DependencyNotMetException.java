package org.wasmplugins.exception;

/** A plugin depends on another plugin that is missing, has the wrong version, or is part of a circle of dependencies. */
public class DependencyNotMetException extends PluginInitializationException {

    private static final long serialVersionUID = 1L;

    /**
     * @param operation the operation that failed, and its plugin
     * @param problem the problem, a sentence
     */
    public DependencyNotMetException(PluginOperation operation, String problem) {
        this(operation, problem, null);
    }

    /**
     * @param operation the operation that failed, and its plugin
     * @param problem the problem, a sentence
     * @param cause the cause; may be null
     */
    public DependencyNotMetException(PluginOperation operation, String problem, Throwable cause) {
        super(operation, problem, cause);
    }
}
