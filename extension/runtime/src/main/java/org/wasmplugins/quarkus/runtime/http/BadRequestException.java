package org.wasmplugins.quarkus.runtime.http;

/** A plugin's request is not valid. The message is for the plugin. */
final class BadRequestException extends Exception {

    private static final long serialVersionUID = 1L;

    BadRequestException(String problem) {
        super(problem);
    }
}
