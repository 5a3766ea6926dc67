package org.wasmplugins.exception;

import java.util.Objects;

import org.wasmplugins.PluginError;
import org.wasmplugins.Text;

/** A plugin answered that it could not handle an event, and the caller expected a value. */
public class PluginResponseException extends PluginExecutionException {

    private static final long serialVersionUID = 1L;

    private final String code;
    private final String pluginMessage;

    /**
     * @param operation the operation that failed, and its plugin
     * @param error the plugin's error
     */
    public PluginResponseException(PluginOperation operation, PluginError error) {
        super(operation, "the plugin answered with the error '" + Text.printable(error.code()) + "': "
                + Text.printable(error.message()), null);
        this.code = Objects.requireNonNull(error.code(), "code");
        this.pluginMessage = Objects.requireNonNull(error.message(), "message");
    }

    /**
     * @return the plugin's code of the error, not to be trusted, never null
     */
    public String code() {
        return code;
    }

    /**
     * @return the plugin's message of the error, not to be trusted, never null
     */
    public String pluginMessage() {
        return pluginMessage;
    }
}
