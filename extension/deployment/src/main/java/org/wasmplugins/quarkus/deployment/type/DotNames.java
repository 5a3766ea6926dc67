package org.wasmplugins.quarkus.deployment.type;

import java.util.concurrent.CompletionStage;

import org.jboss.jandex.DotName;
import org.wasmplugins.HostContext;
import org.wasmplugins.quarkus.EventType;
import org.wasmplugins.quarkus.HostFunction;
import org.wasmplugins.quarkus.PluginClient;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;

public final class DotNames {

    public static final DotName HOST_FUNCTION = DotName.createSimple(HostFunction.class);
    public static final DotName HOST_CONTEXT = DotName.createSimple(HostContext.class);
    public static final DotName PLUGIN_CLIENT = DotName.createSimple(PluginClient.class);
    public static final DotName EVENT_TYPE = DotName.createSimple(EventType.class);
    public static final DotName BLOCKING = DotName.createSimple(Blocking.class);
    public static final DotName NON_BLOCKING = DotName.createSimple(NonBlocking.class);
    public static final DotName RUN_ON_VIRTUAL_THREAD = DotName.createSimple(RunOnVirtualThread.class);
    static final DotName OBJECT = DotName.createSimple(Object.class);
    public static final DotName BUFFER = DotName.createSimple(Buffer.class);
    public static final DotName UNI = DotName.createSimple(Uni.class);
    public static final DotName MULTI = DotName.createSimple(Multi.class);
    public static final DotName COMPLETION_STAGE = DotName.createSimple(CompletionStage.class);

    private DotNames() {
    }
}
