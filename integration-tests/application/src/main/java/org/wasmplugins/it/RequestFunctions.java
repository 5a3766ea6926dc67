package org.wasmplugins.it;

import org.wasmplugins.quarkus.HostFunction;

import io.quarkus.runtime.BlockingOperationControl;

/** Tells a plugin, and through it the tests, where its host functions run. */
public class RequestFunctions {

    private final RequestName name;

    RequestFunctions(RequestName name) {
        this.name = name;
    }

    @HostFunction("describe_request")
    String describe() {
        return name.value() + (BlockingOperationControl.isBlockingAllowed() ? " on a worker" : " on an event loop");
    }
}
