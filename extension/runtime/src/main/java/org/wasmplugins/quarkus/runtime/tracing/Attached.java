package org.wasmplugins.quarkus.runtime.tracing;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

import org.jboss.logging.MDC;

import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextKey;
import io.opentelemetry.context.Scope;

/**
 * A context that is current while something runs. Concurrent calls of one request share the request's place for the current
 * context and may end in any order. A call that ends while its context is current therefore also removes the contexts of
 * calls that have ended.
 */
final class Attached implements AutoCloseable {

    private static final Set<String> OF_SPANS = Set.of("traceId", "spanId", "parentId", "sampled");

    private static final ContextKey<Attached> KEY = ContextKey.named("wasm-plugin");

    private final Context outer = Context.current();
    private final Context own;
    private final Scope scope;
    private volatile boolean over;

    private Attached(Context context) {
        own = context.with(KEY, this);
        var others = others();
        scope = own.makeCurrent();
        putBack(others);
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
        var others = others();
        scope.close();
        var live = outer;
        for (var at = live.get(KEY); at != null && at.over; at = live.get(KEY)) {
            live = at.outer;
        }
        if (live != outer) {
            live.makeCurrent();
        }
        putBack(others);
    }

    /**
     * Returns the MDC entries that are not of spans. Quarkus empties the whole MDC when another span becomes current, and
     * puts only the span's own entries into it.
     */
    private static Map<String, Object> others() {
        var others = new HashMap<>(MDC.getMap());
        others.keySet().removeAll(OF_SPANS);
        return others;
    }

    private static void putBack(Map<String, Object> others) {
        others.forEach((key, value) -> {
            if (MDC.get(key) == null) {
                MDC.put(key, value);
            }
        });
    }
}
