package org.wasmplugins.quarkus.runtime.http;

/** The connection to this address failed; nothing was sent. */
final class NotConnectedException extends Exception {

    private static final long serialVersionUID = 1L;

    NotConnectedException(Throwable cause) {
        super(cause);
    }
}
