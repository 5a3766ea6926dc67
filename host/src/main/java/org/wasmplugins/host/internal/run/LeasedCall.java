package org.wasmplugins.host.internal.run;

import org.wasmplugins.PluginResponse;
import org.wasmplugins.exception.PluginException;
import org.wasmplugins.host.internal.pool.Lease;

/** A call and the lease that it got. Handed from thread to thread by executors, which make its fields visible there. */
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

    /** The lease ends before the result is given, so that whoever acts on the result finds the instance free. */
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

    /** The call waited too long for a thread. */
    public void refuse(PluginException reason) {
        lease.close();
        call.fail(reason);
    }

    /** The call never ran. */
    public void abandon(String problem, Throwable cause) {
        lease.close();
        call.abandon(problem, cause);
    }
}
