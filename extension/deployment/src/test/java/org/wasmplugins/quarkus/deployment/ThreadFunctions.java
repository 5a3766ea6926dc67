package org.wasmplugins.quarkus.deployment;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

import jakarta.enterprise.context.RequestScoped;

import org.wasmplugins.quarkus.HostFunction;

import io.quarkus.arc.Arc;
import io.quarkus.arc.Unremovable;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.common.vertx.ContextLocals;
import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.Context;

/** Says where the puppet's host function runs and what it sees there. */
public class ThreadFunctions {

    /** What a request calls itself. */
    @RequestScoped
    @Unremovable
    public static class Name {

        String value = "nobody";

        String get() {
            return value;
        }

        void set(String name) {
            value = name;
        }
    }

    /** The threads of all calls, by the name that the plugin gives. */
    static final ConcurrentMap<String, Thread> THREADS = new ConcurrentHashMap<>();

    private final Name name;

    ThreadFunctions(Name name) {
        this.name = name;
    }

    @HostFunction
    @NonBlocking
    String greet(String call) {
        THREADS.put(call, Thread.currentThread());
        var local = VertxContext.isOnDuplicatedContext() ? ContextLocals.get("name").map(Object::toString).orElse("no local")
                : "no context";
        var request = Arc.container().requestContext().isActive() ? name.get() : "no request";
        return kind() + ", " + request + ", " + local;
    }

    private static String kind() {
        if (Context.isOnEventLoopThread()) {
            return "event loop";
        }
        return isVirtual(Thread.currentThread()) ? "virtual thread" : "worker";
    }

    static boolean isVirtual(Thread thread) {
        try {
            return Runtime.version().feature() >= 21 && (boolean) Thread.class.getMethod("isVirtual").invoke(thread);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    @HostFunction
    void forbidden() {
        throw new AssertionError("nobody may call this");
    }
}
