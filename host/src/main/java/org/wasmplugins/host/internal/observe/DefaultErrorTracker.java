package org.wasmplugins.host.internal.observe;

import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.wasmplugins.PluginId;
import org.wasmplugins.exception.PluginException;
import org.wasmplugins.host.ErrorTracker;
import org.wasmplugins.host.TrackedError;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.operators.multi.processors.BroadcastProcessor;

public final class DefaultErrorTracker implements ErrorTracker {

    private final InstantSource clock;
    private final int history;
    private final ErrorLog log = new ErrorLog();
    private final Map<PluginId, Deque<TrackedError>> recent = new ConcurrentHashMap<>();
    private final BroadcastProcessor<TrackedError> live = BroadcastProcessor.create();

    /** @param history how many errors of each plugin are kept */
    public DefaultErrorTracker(InstantSource clock, int history) {
        this.clock = clock;
        this.history = history;
    }

    public void track(PluginException error) {
        var tracked = new TrackedError(clock.instant(), error);
        Deque<TrackedError> errors = recent.computeIfAbsent(error.operation().plugin(), plugin -> new ArrayDeque<>());
        synchronized (errors) {
            errors.addFirst(tracked);
            if (errors.size() > history) {
                errors.removeLast();
            }
        }
        log.log(tracked);
        synchronized (live) {
            live.onNext(tracked);
        }
    }

    @Override
    public List<TrackedError> recent(PluginId plugin) {
        Deque<TrackedError> errors = recent.get(plugin);
        if (errors == null) {
            return List.of();
        }
        synchronized (errors) {
            return List.copyOf(errors);
        }
    }

    @Override
    public Multi<TrackedError> errors() {
        return live.onOverflow().drop();
    }
}
