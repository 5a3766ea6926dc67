package org.wasmplugins.quarkus.runtime.http;

/** What a plugin asks for is not a request. The message is for the plugin. */
final class BadRequestException extends Exception {

    private static final long serialVersionUID = 1L;

    BadRequestException(String problem) {
        super(problem);
    }
}
