package org.wasmplugins.exception;

/** Why a plugin may not do something. */
public enum DenialReason {

    /** Its manifest does not ask for it. */
    NOT_REQUESTED,
    /** Its manifest asks for it, but the operator does not grant it. */
    NOT_GRANTED,
    /** A host that it may send requests to has an address that is not public, and the operator does not grant those. */
    PRIVATE_ADDRESS
}
