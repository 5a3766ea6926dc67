package org.wasmplugins.wasm.chicory;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.wasmplugins.wasm.Hostile;
import org.wasmplugins.wasm.Puppet;

/** Brings the pools of a {@link SoakHost} into a state for comparison: each plugin has its most instances, and all are new. */
final class InstanceExchange {

    private static final int ATTEMPTS = 300;

    private final SoakHost host;

    InstanceExchange(SoakHost host) {
        this.host = host;
    }

    void run() {
        exchange(SoakHost.PUPPET, Puppet.GREET + "you");
        exchange(SoakHost.HOSTILE, Hostile.PING);
        host.duringHostCalls(() -> {
        });
    }

    /** Tries again on a slow machine, where a guest's time may be over before all calls have met. */
    private void exchange(String plugin, String command) {
        for (int i = 0; i < ATTEMPTS; i++) {
            if (!meet(plugin, command, true)) {
                continue;
            }
            long made = host.runtime().made();
            if (meet(plugin, command, false)) {
                assertThat(host.runtime().made() - made).as("new instances after all had failed").isEqualTo(host.instances());
                return;
            }
        }
        throw new AssertionError("the calls of " + plugin + " never met within its time");
    }

    /** Makes as many calls as there may be instances. None continues before all are in their host function. */
    private boolean meet(String plugin, String command, boolean fail) {
        var barrier = new CyclicBarrier(host.instances());
        var met = new AtomicInteger();
        host.duringHostCalls(() -> {
            await(barrier);
            met.incrementAndGet();
            if (fail) {
                throw new IllegalStateException("ends the instance");
            }
        });
        List<CompletableFuture<byte[]>> calls = IntStream.range(0, host.instances())
                .mapToObj(i -> host.start(plugin, command.getBytes(StandardCharsets.UTF_8)).subscribeAsCompletionStage())
                .toList();
        long succeeded = calls.stream().filter(InstanceExchange::succeeds).count();
        return met.get() == host.instances() && succeeded == (fail ? 0 : host.instances());
    }

    private static boolean succeeds(CompletableFuture<byte[]> call) {
        return call.handle((answer, failure) -> failure == null).join();
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (InterruptedException | BrokenBarrierException e) {
            throw new IllegalStateException(e);
        }
    }
}
