package org.wasmplugins;

/** A point in a plugin's life at which its code runs. */
public enum PluginHook {

    /** Once per instance, first. */
    ON_LOAD("on-load"),
    /** Once per instance, after {@link #ON_LOAD}. */
    INITIALIZE("initialize"),
    /** Once per instance, after {@link #INITIALIZE}. */
    ON_READY("on-ready"),
    /** Once for each event or batch of events. */
    HANDLE_EVENT("handle-event"),
    /** Once per instance, before {@link #DISPOSE}. */
    ON_BEFORE_DISPOSE("on-before-dispose"),
    /** Once per instance, last. */
    DISPOSE("dispose");

    private final String label;

    PluginHook(String label) {
        this.label = label;
    }

    /**
     * @return the name used in messages, never null
     */
    public String label() {
        return label;
    }
}
