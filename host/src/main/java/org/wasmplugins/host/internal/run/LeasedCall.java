package org.wasmplugins.host.internal.run;

import org.wasmplugins.PluginResponse;
import org.wasmplugins.exception.PluginException;
import org.wasmplugins.host.internal.pool.Lease;

/** A call with its lease. Executors hand it from thread to thread and make its fields visible there. */
public final class LeasedCall implements Runnable {

    private final GuestCall call;
    private Lease lease;

    public LeasedCall(GuestCall call) {
        this.call = call;
    }

    public GuestCall call() {
        return call;
    }

    public void assignLease(Lease given) {
        lease = given;
    }

    /** Runs the call. The lease ends before the result is complete, so that the next stage finds the instance free. */
    @Override
    public void run() {
        PluginResponse response;
        try (Lease used = lease) {
            if (call.isDone()) {
                return;
            }
            response = run(used);
        } catch (RuntimeException | Error e) {
            call.fail(e);
            return;
        }
        call.complete(response);
    }

    private PluginResponse run(Lease used) {
        try {
            return call.run(used::instance);
        } catch (RuntimeException | Error e) {
            used.noteFailure(e);
            throw e;
        }
    }

    /** Fails a call that waited too long for a thread. */
    public void refuse(PluginException reason) {
        lease.close();
        call.fail(reason);
    }

    /** Fails a call that never ran. */
    public void abandon(String problem, Throwable cause) {
        lease.close();
        call.abandon(problem, cause);
    }
}
