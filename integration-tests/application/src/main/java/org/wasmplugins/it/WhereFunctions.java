package org.wasmplugins.it;

import org.wasmplugins.quarkus.HostFunction;

import io.smallrye.common.annotation.NonBlocking;
import io.vertx.core.Context;

/** Says on what thread a plugin runs, and in the name of which request. */
public class WhereFunctions {

    private static final int FIRST_JDK_WITH_VIRTUAL_THREADS = 21;

    private final RequestName name;

    WhereFunctions(RequestName name) {
        this.name = name;
    }

    @HostFunction("where_am_i")
    @NonBlocking
    String where() {
        return name.value() + " " + thread();
    }

    static String thread() {
        if (Context.isOnEventLoopThread()) {
            return "event-loop";
        }
        return isVirtual() ? "virtual-thread" : "worker";
    }

    /** The baseline is a JDK that has no method for it. */
    private static boolean isVirtual() {
        try {
            return Runtime.version().feature() >= FIRST_JDK_WITH_VIRTUAL_THREADS
                    && (boolean) Thread.class.getMethod("isVirtual").invoke(Thread.currentThread());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
