package org.wasmplugins.exception;

/**
 * A plugin's code trapped, as the WebAssembly specification calls it: for example, the code divided by zero, executed
 * {@code unreachable}, or accessed an address outside of its memory.
 */
public class PluginTrapException extends PluginExecutionException {

    private static final long serialVersionUID = 1L;

    /**
     * @param operation the operation that failed, and its plugin
     * @param problem the problem, a sentence
     */
    public PluginTrapException(PluginOperation operation, String problem) {
        this(operation, problem, null);
    }

    /**
     * @param operation the operation that failed, and its plugin
     * @param problem the problem, a sentence
     * @param cause the cause; may be null
     */
    public PluginTrapException(PluginOperation operation, String problem, Throwable cause) {
        super(operation, problem, cause);
    }
}
