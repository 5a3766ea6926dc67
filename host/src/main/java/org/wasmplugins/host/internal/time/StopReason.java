package org.wasmplugins.host.internal.time;

/** Why a call was stopped. */
enum StopReason {

    /** The plugin's own time is over. */
    OWN_TIME,

    /** The time of the call that it serves is over, or that call was stopped. */
    OUTER_TIME,

    /** The caller wants no result. */
    CANCELLED
}
