package org.wasmplugins.quarkus.runtime.problem;

import java.util.Locale;

import org.wasmplugins.exception.EventNotSupportedException;
import org.wasmplugins.exception.PermissionDeniedException;
import org.wasmplugins.exception.PluginException;
import org.wasmplugins.exception.PluginLimitException;
import org.wasmplugins.exception.PluginNotFoundException;
import org.wasmplugins.exception.PluginOverloadedException;
import org.wasmplugins.exception.PluginResponseException;
import org.wasmplugins.exception.PluginTimeoutException;
import org.wasmplugins.exception.PluginTrapException;

/** The kinds of problems, from the most special to the most general. */
enum ProblemType {

    UNKNOWN_PLUGIN(404, "There is no such plugin", PluginNotFoundException.class),
    UNKNOWN_EVENT(404, "The plugin does not handle such events", EventNotSupportedException.class),
    REFUSED(422, "The plugin could not handle this", PluginResponseException.class),
    OVERLOADED(503, "The plugin has too much to do", PluginOverloadedException.class),
    TOO_LONG(504, "The plugin took too long", PluginTimeoutException.class),
    DENIED(403, "The plugin may not do this", PermissionDeniedException.class),
    TRAPPED(502, "The plugin failed", PluginTrapException.class),
    LIMIT(502, "The plugin reached a limit", PluginLimitException.class),
    FAILED(500, "The plugin could not be used", PluginException.class);

    private static final ProblemType[] ALL = values();

    private final int status;
    private final String title;
    private final Class<? extends PluginException> failure;

    ProblemType(int status, String title, Class<? extends PluginException> failure) {
        this.status = status;
        this.title = title;
        this.failure = failure;
    }

    static ProblemType of(PluginException failure) {
        for (var type : ALL) {
            if (type.failure.isInstance(failure)) {
                return type;
            }
        }
        return FAILED;
    }

    int status() {
        return status;
    }

    String title() {
        return title;
    }

    /** Returns a URI that is a name and not a location: no server has to serve it. */
    String uri() {
        return "urn:wasm-plugins:problem:" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
