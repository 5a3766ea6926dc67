package org.wasmplugins.exception;

/** The reason why a plugin may not do something. */
public enum DenialReason {

    /** The plugin's manifest does not request it. */
    NOT_REQUESTED,
    /** The plugin's manifest requests it, but the operator does not grant it. */
    NOT_GRANTED,
    /** The host of a permitted request has an address that is not public, and the operator does not grant such addresses. */
    PRIVATE_ADDRESS
}
