package org.wasmplugins.benchmarks;

import java.util.concurrent.CompletionStage;

import org.wasmplugins.quarkus.EventType;
import org.wasmplugins.quarkus.PluginClient;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;

/** Answers with what it gets. */
@PluginClient("echo")
public interface Echo {

    @EventType("call")
    Uni<byte[]> onEventLoop(byte[] input);

    /** Without Mutiny. */
    @EventType("call")
    CompletionStage<byte[]> stageOnEventLoop(byte[] input);

    @EventType("call")
    @Blocking
    Uni<byte[]> onWorker(byte[] input);
}
