package org.wasmplugins;

/** The state of a plugin. */
public enum PluginState {

    /** The host knows the plugin; its code is not loaded. */
    UNLOADED,
    /** The host loads the plugin's code. */
    LOADING,
    /** The plugin's code is loaded; none of it has run. */
    LOADED,
    /** The plugin's hooks for starting run. */
    INITIALIZING,
    /** The plugin handles events. */
    READY,
    /** The plugin could not be started; it handles no events. */
    ERROR,
    /** The plugin was disposed; it handles no events. */
    DISPOSED
}
