package org.wasmplugins.host;

import org.wasmplugins.Plugin;

/** The right to use one instance, for one thread, until {@link #close}. */
final class Lease implements AutoCloseable {

    private final InstancePool pool;
    private Plugin instance;
    private boolean closed;

    Lease(InstancePool pool, Plugin instance) {
        this.pool = pool;
        this.instance = instance;
    }

    /** Made here and not by the pool, because making an instance runs plugin code, which belongs on the worker. */
    Plugin instance() {
        if (instance == null) {
            instance = pool.newInstance();
        }
        return instance;
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            pool.release(instance);
        }
    }
}
