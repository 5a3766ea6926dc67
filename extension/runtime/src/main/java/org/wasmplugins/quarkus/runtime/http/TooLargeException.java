package org.wasmplugins.quarkus.runtime.http;

/** An answer is longer than the limit allows. */
final class TooLargeException extends Exception {

    private static final long serialVersionUID = 1L;

    TooLargeException() {
        super("The answer is too large.", null, false, false);
    }
}
