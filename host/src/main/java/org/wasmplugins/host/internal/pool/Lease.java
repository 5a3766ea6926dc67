package org.wasmplugins.host.internal.pool;

import org.wasmplugins.host.DiscardCause;
import org.wasmplugins.host.internal.pool.IdleInstances.Idle;
import org.wasmplugins.runtime.Plugin;

/** The right of one thread to use one instance until {@link #close}. */
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

    /** Gives the lease its instance. Called by the pool, which allocates the lease before it changes its state. */
    Lease assign(Plugin taken) {
        instance = taken;
        return this;
    }

    /**
     * Returns the instance and makes it if there is none yet. The pool does not make it: that runs plugin code, which belongs
     * on the plugin's thread.
     */
    public Plugin instance() {
        if (instance == null) {
            instance = pool.factory().make();
        }
        return instance;
    }

    /** Notes why the instance may not be usable again. */
    public void noteFailure(Throwable failure) {
        cause = DiscardCause.of(failure);
    }

    /** Ends an instance that is not usable again; {@link #instance} then makes a new one. */
    public void renew() {
        if (instance != null && !instance.isReusable()) {
            pool.factory().end(instance, cause);
            instance = null;
            cause = pool.factory().discardCauseWithoutFailure();
        }
    }

    /** Packs the instance's memory. On close the pool gets it back as packed and idle since {@code since}. */
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
