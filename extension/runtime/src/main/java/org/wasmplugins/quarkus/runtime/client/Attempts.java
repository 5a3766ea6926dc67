package org.wasmplugins.quarkus.runtime.client;

import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;

/**
 * The calls of a plugin that fault tolerance makes for one call of a client. Fault tolerance does not tell them that their
 * caller
 * has gone, or that the next one is made; this does. May be used from any thread.
 */
final class Attempts {

    /** In an array that the thread keeps: making and removing an entry of the thread costs more. */
    private static final ThreadLocal<Object[]> CURRENT = new ThreadLocal<>();

    private Attempt last;
    private int wanting;

    /** Those for which the calling thread makes an attempt; null if there are none. */
    static Attempts current() {
        var current = CURRENT.get();
        return current == null ? null : (Attempts) current[0];
    }

    /** @return those before */
    static Attempts makeCurrent(Attempts attempts) {
        var current = CURRENT.get();
        if (current == null) {
            current = new Object[1];
            CURRENT.set(current);
        }
        var before = (Attempts) current[0];
        current[0] = attempts;
        return before;
    }

    /** Somebody wants the result. */
    synchronized void wanted() {
        wanting++;
    }

    /** Nobody else's result is theirs: only the last one to leave ends what runs. */
    void left() {
        Attempt running;
        synchronized (this) {
            if (--wanting > 0) {
                return;
            }
            running = last;
            last = null;
        }
        if (running != null) {
            running.end();
        }
    }

    /** Starts an attempt, unless nobody wants it any more. */
    CompletableFuture<Object> start(ClientCall method, Object[] arguments) {
        if (isLeft()) {
            return CompletableFuture.failedFuture(method.cancelled());
        }
        var started = method.start(arguments);
        if (started.isDone()) {
            return started;
        }
        var attempt = new Attempt(method, started, new CompletableFuture<>());
        started.whenComplete(attempt);
        follow(attempt);
        return attempt.result();
    }

    private synchronized boolean isLeft() {
        return wanting == 0;
    }

    /** The attempt before has ended for its caller, and may hold the instance that this one needs. */
    private void follow(Attempt attempt) {
        Attempt ended = null;
        synchronized (this) {
            if (wanting == 0) {
                ended = attempt;
            } else if (wanting == 1) {
                ended = last;
                last = attempt;
            }
        }
        if (ended != null) {
            ended.end();
        }
    }

    /** What fault tolerance sees of an attempt that is ended is neither repeated nor counted. */
    private record Attempt(ClientCall method, CompletableFuture<Object> started, CompletableFuture<Object> result)
            implements
                BiConsumer<Object, Throwable> {

        @Override
        public void accept(Object value, Throwable failure) {
            if (failure == null) {
                result.complete(value);
            } else {
                result.completeExceptionally(failure);
            }
        }

        void end() {
            if (!started.isDone()) {
                result.completeExceptionally(method.cancelled());
                started.cancel(false);
            }
        }
    }
}
