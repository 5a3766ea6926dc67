package org.wasmplugins.exception;

/**
 * A plugin's code trapped, as the WebAssembly specification calls it: it divided by zero, reached the unreachable, left its
 * memory.
 */
public class PluginTrapException extends PluginExecutionException {

    private static final long serialVersionUID = 1L;

    /**
     * @param operation what was being done with which plugin
     * @param problem what went wrong, a sentence
     */
    public PluginTrapException(PluginOperation operation, String problem) {
        this(operation, problem, null);
    }

    /**
     * @param operation what was being done with which plugin
     * @param problem what went wrong, a sentence
     * @param cause what caused it; may be null
     */
    public PluginTrapException(PluginOperation operation, String problem, Throwable cause) {
        super(operation, problem, cause);
    }
}
