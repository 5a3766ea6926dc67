package org.wasmplugins.quarkus.runtime.tracing;

import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextKey;
import io.opentelemetry.context.Scope;

/**
 * A context that is current while something runs. Calls of one request that run at the same time share the request's place for
 * the current context: they need not end in the order in which they began, so whoever ends last takes away all that is over.
 */
final class Attached implements AutoCloseable {

    private static final ContextKey<Attached> KEY = ContextKey.named("wasm-plugin");

    private final Context outer = Context.current();
    private final Context own;
    private final Scope scope;
    private volatile boolean over;

    private Attached(Context context) {
        own = context.with(KEY, this);
        scope = own.makeCurrent();
    }

    static Attached of(Context context) {
        return new Attached(context);
    }

    @Override
    public void close() {
        over = true;
        if (Context.current() != own) {
            return;
        }
        scope.close();
        var live = outer;
        for (var at = live.get(KEY); at != null && at.over; at = live.get(KEY)) {
            live = at.outer;
        }
        if (live != outer) {
            live.makeCurrent();
        }
    }
}
