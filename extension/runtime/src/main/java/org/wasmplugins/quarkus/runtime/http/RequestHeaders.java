package org.wasmplugins.quarkus.runtime.http;

import java.util.function.BiConsumer;

/** Adds headers of the application to the requests of plugins. */
public interface RequestHeaders {

    /**
     * On the thread that runs the plugin.
     *
     * @param headers takes names and values, which replace what the plugin says; not null
     */
    void addTo(BiConsumer<String, String> headers);
}
