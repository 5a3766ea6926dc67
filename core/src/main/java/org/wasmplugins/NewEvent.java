package org.wasmplugins;

import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;

/** An event that gets its time and its id at the first read: the clock and a random id cost more than many calls. */
final class NewEvent implements PluginEvent {

    private static final AtomicReferenceFieldUpdater<NewEvent, GivenEvent> HAPPENED = AtomicReferenceFieldUpdater
            .newUpdater(NewEvent.class, GivenEvent.class, "happened");

    private final PluginId target;
    private final String type;
    private final Object data;
    private volatile GivenEvent happened;

    /** @param type a valid type */
    NewEvent(PluginId target, String type, Object data) {
        this.target = target;
        this.type = type;
        this.data = data;
    }

    /**
     * Returns a UUID of version 4 (RFC 9562). The id tells events apart and is not a secret: secure random numbers cost more
     * than a call.
     */
    static String randomId() {
        var random = ThreadLocalRandom.current();
        return new UUID(random.nextLong() & ~0xF000L | 0x4000L, random.nextLong() >>> 2 | 1L << 63).toString();
    }

    /**
     * Returns the same event to all threads, the first that was stored. Works without a lock, which would cost more than an
     * event made in vain.
     */
    private GivenEvent happened() {
        var known = happened;
        if (known != null) {
            return known;
        }
        var now = new GivenEvent(target, randomId(), type, null, Instant.now(), data);
        return HAPPENED.compareAndSet(this, null, now) ? now : happened;
    }

    @Override
    public PluginId target() {
        return target;
    }

    @Override
    public String id() {
        return happened().id();
    }

    @Override
    public String type() {
        return type;
    }

    @Override
    public String source() {
        return null;
    }

    @Override
    public Instant timestamp() {
        return happened().timestamp();
    }

    @Override
    public Object data() {
        return data;
    }

    @Override
    public String toString() {
        return happened().toString();
    }
}
