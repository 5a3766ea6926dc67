package org.wasmplugins.quarkus.runtime.http;

import java.util.function.BiConsumer;

/** Adds headers of the application to the requests of plugins. */
public interface RequestHeaders {

    /**
     * Adds headers to one request. Called on the thread that runs the plugin.
     *
     * @param headers the consumer of names and values, which replace the plugin's headers of these names; not null
     */
    void addTo(BiConsumer<String, String> headers);
}
