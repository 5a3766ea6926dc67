package org.wasmplugins.it;

import java.time.temporal.ChronoUnit;

import org.eclipse.microprofile.faulttolerance.Fallback;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.wasmplugins.quarkus.EventType;
import org.wasmplugins.quarkus.PluginClient;

import io.smallrye.mutiny.Uni;

/** A plugin that goes to its limits, with help. */
@PluginClient("limits")
public interface LimitsClient {

    /** Ends before the plugin's own time does. */
    @EventType("go")
    @Timeout(value = 100, unit = ChronoUnit.MILLIS)
    Uni<byte[]> hurried(byte[] how);

    @EventType("go")
    @Retry(maxRetries = 2, delay = 1)
    Uni<byte[]> repeated(byte[] how);

    @EventType("go")
    @Fallback(fallbackMethod = "instead")
    Uni<byte[]> replaced(byte[] how);

    /** What there is instead of an answer. */
    default Uni<byte[]> instead(byte[] how) {
        return Uni.createFrom().item(new byte[] { 'i' });
    }
}
