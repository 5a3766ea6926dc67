package org.wasmplugins.quarkus.deployment;

import org.wasmplugins.quarkus.HostFunction;

/** What the puppet imports. Has no scope of its own. */
public class PuppetFunctions {

    @HostFunction
    String greet(String name) {
        return "Hello, " + name + "!";
    }

    @HostFunction
    void forbidden() {
        throw new AssertionError("nobody may call this");
    }
}
