package org.wasmplugins.it;

import org.wasmplugins.quarkus.EventType;
import org.wasmplugins.quarkus.PluginClient;

import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Uni;

/** One plugin on all kinds of threads. */
@PluginClient("where")
public interface Where {

    @EventType("where")
    Uni<byte[]> asTheManifestSays(byte[] nothing);

    @EventType("where")
    @NonBlocking
    Uni<byte[]> onEventLoop(byte[] nothing);

    @EventType("where")
    @RunOnVirtualThread
    Uni<byte[]> onVirtualThread(byte[] nothing);
}
