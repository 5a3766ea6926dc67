package org.wasmplugins.it;

import jakarta.enterprise.context.RequestScoped;

/** What this request called itself. */
@RequestScoped
public class RequestName {

    private String value;

    String value() {
        return value;
    }

    void set(String name) {
        value = name;
    }
}
