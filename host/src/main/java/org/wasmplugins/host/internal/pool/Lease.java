package org.wasmplugins.host.internal.pool;

import org.wasmplugins.host.DiscardCause;
import org.wasmplugins.host.internal.pool.IdleInstances.Idle;
import org.wasmplugins.runtime.Plugin;

/** The right to use one instance, for one thread, until {@link #close}. */
public final class Lease implements AutoCloseable {

    private final InstancePool pool;
    private Plugin instance;
    private DiscardCause cause;
    private Idle packed;
    private boolean closed;

    Lease(InstancePool pool) {
        this(pool, null);
    }

    Lease(InstancePool pool, Plugin instance) {
        this.pool = pool;
        this.instance = instance;
        this.cause = pool.factory().discardCauseWithoutFailure();
    }

    /** Only by the pool, which makes the lease before it takes anything. */
    Lease assign(Plugin taken) {
        instance = taken;
        return this;
    }

    /** Made here and not by the pool, because making an instance runs plugin code, which belongs on the plugin's thread. */
    public Plugin instance() {
        if (instance == null) {
            instance = pool.factory().make();
        }
        return instance;
    }

    /** Why the instance cannot be used again, if it cannot. */
    public void noteFailure(Throwable failure) {
        cause = DiscardCause.of(failure);
    }

    /** Gives an instance up that cannot be used again; the next that is asked for is fresh. */
    public void renew() {
        if (instance != null && !instance.isReusable()) {
            pool.factory().end(instance, cause);
            instance = null;
            cause = pool.factory().discardCauseWithoutFailure();
        }
    }

    /** Lets the instance rest, which nobody used since {@code since}; it comes back as such a one. */
    void pack(long since) {
        pool.factory().pack(instance());
        packed = new Idle(instance, since, true);
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            if (packed == null) {
                pool.release(instance, cause);
            } else {
                pool.release(packed, cause);
            }
        }
    }
}
