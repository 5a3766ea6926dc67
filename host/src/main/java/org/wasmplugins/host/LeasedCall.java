package org.wasmplugins.host;

import org.wasmplugins.PluginException;
import org.wasmplugins.PluginResponse;

/** A call and the lease that it got. Handed from thread to thread by executors, which make its fields visible there. */
final class LeasedCall implements Runnable {

    private final GuestCall call;
    private Lease lease;

    LeasedCall(GuestCall call) {
        this.call = call;
    }

    GuestCall call() {
        return call;
    }

    void leased(Lease given) {
        lease = given;
    }

    /** The lease ends before the result is given, so that whoever acts on the result finds the instance free. */
    @Override
    public void run() {
        PluginResponse response;
        try (var used = lease) {
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
            return call.run(used);
        } catch (RuntimeException | Error e) {
            used.failed(e);
            throw e;
        }
    }

    /** The call waited too long for a thread. */
    void refuse(PluginException reason) {
        lease.close();
        call.fail(reason);
    }

    /** The call never ran. */
    void abandon(String problem, Throwable cause) {
        lease.close();
        call.abandon(problem, cause);
    }
}
