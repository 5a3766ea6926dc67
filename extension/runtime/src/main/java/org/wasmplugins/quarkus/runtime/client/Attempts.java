package org.wasmplugins.quarkus.runtime.client;

import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;

/**
 * The calls of a plugin that fault tolerance makes for one call of a client. Fault tolerance does not notify them that their
 * caller has gone, or that it makes the next call; this class does. May be used from any thread.
 */
final class Attempts {

    /** An array that the thread keeps: making and removing an entry of the thread local costs more. */
    private static final ThreadLocal<Object[]> CURRENT = new ThreadLocal<>();

    private Attempt last;
    private int wanting;

    /** Returns the attempts of the client's call that the calling thread works for; null if it works for none. */
    static Attempts current() {
        var current = CURRENT.get();
        return current == null ? null : (Attempts) current[0];
    }

    /** @return the attempts that were current before */
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

    /** Records one more caller of the result. */
    synchronized void wanted() {
        wanting++;
    }

    /**
     * Records that a caller has left. Ends the running attempt only after the last caller has left, because callers share it.
     */
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

    /** Starts an attempt, unless no caller is left. */
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

    /** Ends the attempt before: it has ended for its caller, and may hold the instance that this attempt needs. */
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

    /** One attempt. An attempt that is ended here fails with an exception that fault tolerance neither repeats nor counts. */
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
