package org.wasmplugins.quarkus.runtime.http;

/** There is no connection to this address; nothing was sent. */
final class NotConnectedException extends Exception {

    private static final long serialVersionUID = 1L;

    NotConnectedException(Throwable cause) {
        super(cause);
    }
}
