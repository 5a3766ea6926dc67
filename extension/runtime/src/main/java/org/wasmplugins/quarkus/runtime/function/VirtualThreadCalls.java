package org.wasmplugins.quarkus.runtime.function;

import java.util.concurrent.Callable;

import org.eclipse.microprofile.context.ThreadContext;
import org.wasmplugins.HostContext;

import io.quarkus.arc.Arc;
import io.quarkus.virtual.threads.VirtualThreadsRecorder;

/** Runs host functions on virtual threads, in the context of the guest's caller, while the guest waits. */
final class VirtualThreadCalls {

    private static final int FIRST_JDK = 21;

    private VirtualThreadCalls() {
    }

    static Object call(Callable<Object> call, HostContext context) throws Exception {
        if (Runtime.version().feature() < FIRST_JDK) {
            throw new UnsupportedOperationException("it is @RunOnVirtualThread, which needs JDK " + FIRST_JDK
                    + "; this is JDK " + Runtime.version().feature());
        }
        var contextual = Arc.container().instance(ThreadContext.class).get().contextualCallable(call);
        return Awaiting.end(VirtualThreadsRecorder.getCurrent().submit(contextual), context);
    }
}
