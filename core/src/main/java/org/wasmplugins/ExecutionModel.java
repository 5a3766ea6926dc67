package org.wasmplugins;

import java.util.Locale;

/** On which threads a plugin's code runs. */
public enum ExecutionModel {

    /** On worker threads, which may be blocked. */
    WORKER,
    /** On the event loops, which may not: for plugins that take very little time. */
    EVENT_LOOP,
    /** On a virtual thread for each call; needs JDK 21. */
    VIRTUAL_THREAD;

    /**
     * @return the name in manifests, never null
     */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
