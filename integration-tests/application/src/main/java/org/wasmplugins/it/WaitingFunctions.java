package org.wasmplugins.it;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import jakarta.enterprise.context.ApplicationScoped;

import org.wasmplugins.HostContext;
import org.wasmplugins.quarkus.HostFunction;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;

/** Host functions that answer later, know their call, or run elsewhere. */
@ApplicationScoped
public class WaitingFunctions {

    private final Vertx vertx;

    WaitingFunctions(Vertx vertx) {
        this.vertx = vertx;
    }

    @HostFunction("later_uni")
    Uni<String> uni() {
        return Uni.createFrom().emitter(emitter -> vertx.setTimer(1, timer -> emitter.complete("a Uni's")));
    }

    @HostFunction("later_stage")
    CompletionStage<String> stage() {
        var result = new CompletableFuture<String>();
        vertx.setTimer(1, timer -> result.complete("a stage's"));
        return result;
    }

    @HostFunction("own_call")
    String own(HostContext call) {
        return call.plugin().id() + " " + call.eventId().length() + " " + !call.remaining().isZero();
    }

    @HostFunction("on_virtual_thread")
    @RunOnVirtualThread
    String virtual() {
        return WhereFunctions.thread();
    }
}
