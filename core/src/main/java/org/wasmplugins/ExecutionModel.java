package org.wasmplugins;

import java.util.Locale;

/** The kind of threads on which a plugin's code runs. */
public enum ExecutionModel {

    /** Worker threads, which may be blocked. */
    WORKER,
    /** Event loops, which must not be blocked: for plugins that take very little time. */
    EVENT_LOOP,
    /** A virtual thread for each call; needs JDK 21. */
    VIRTUAL_THREAD;

    /**
     * @return the name in manifests, never null
     */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
