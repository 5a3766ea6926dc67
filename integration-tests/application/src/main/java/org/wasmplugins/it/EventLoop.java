package org.wasmplugins.it;

import io.vertx.core.Context;

/** Makes sure that this application asks its plugins from where they must not block. */
final class EventLoop {

    private EventLoop() {
    }

    static void check() {
        if (!Context.isOnEventLoopThread()) {
            throw new IllegalStateException("This test wants to be on an event loop, but is on "
                    + Thread.currentThread().getName() + ".");
        }
    }
}
