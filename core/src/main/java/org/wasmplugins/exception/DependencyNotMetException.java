package org.wasmplugins.exception;

/** A plugin needs another one that is not there, not of the right version, or not to be had without a circle. */
public class DependencyNotMetException extends PluginInitializationException {

    private static final long serialVersionUID = 1L;

    /**
     * @param operation what was being done with which plugin
     * @param problem what went wrong, a sentence
     */
    public DependencyNotMetException(PluginOperation operation, String problem) {
        this(operation, problem, null);
    }

    /**
     * @param operation what was being done with which plugin
     * @param problem what went wrong, a sentence
     * @param cause what caused it; may be null
     */
    public DependencyNotMetException(PluginOperation operation, String problem, Throwable cause) {
        super(operation, problem, cause);
    }
}
