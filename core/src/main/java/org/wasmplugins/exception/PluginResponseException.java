package org.wasmplugins.exception;

import java.util.Objects;

import org.wasmplugins.PluginError;
import org.wasmplugins.Text;

/** A plugin answered that it could not handle an event, to a caller who wants a value. */
public class PluginResponseException extends PluginExecutionException {

    private static final long serialVersionUID = 1L;

    private final String code;
    private final String pluginMessage;

    /**
     * @param operation what was being done with which plugin
     * @param error what the plugin says
     */
    public PluginResponseException(PluginOperation operation, PluginError error) {
        super(operation, "the plugin answered with the error '" + Text.printable(error.code()) + "': "
                + Text.printable(error.message()), null);
        this.code = Objects.requireNonNull(error.code(), "code");
        this.pluginMessage = Objects.requireNonNull(error.message(), "message");
    }

    /**
     * @return the plugin's code for what is wrong, not to be trusted, never null
     */
    public String code() {
        return code;
    }

    /**
     * @return what is wrong in the plugin's words, not to be trusted, never null
     */
    public String pluginMessage() {
        return pluginMessage;
    }
}
