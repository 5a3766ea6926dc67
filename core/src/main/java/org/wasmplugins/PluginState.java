package org.wasmplugins;

/** Where a plugin is in its life. */
public enum PluginState {

    /** Known, its code not loaded. */
    UNLOADED,
    /** Its code is being loaded. */
    LOADING,
    /** Its code is loaded, nothing of it has run. */
    LOADED,
    /** Its hooks for starting run. */
    INITIALIZING,
    /** It handles events. */
    READY,
    /** It could not be started; it handles nothing. */
    ERROR,
    /** It was ended; it handles nothing. */
    DISPOSED
}
