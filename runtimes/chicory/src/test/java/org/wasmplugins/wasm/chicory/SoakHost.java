package org.wasmplugins.wasm.chicory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import org.wasmplugins.ExecutionModel;
import org.wasmplugins.ExecutionSettings;
import org.wasmplugins.HostContext;
import org.wasmplugins.HostFunctionHandler;
import org.wasmplugins.HostFunctionSignature;
import org.wasmplugins.HostType;
import org.wasmplugins.PluginEvent;
import org.wasmplugins.PluginManifest;
import org.wasmplugins.ResourceLimits;
import org.wasmplugins.SerializationFormat;
import org.wasmplugins.host.container.PluginContainer;
import org.wasmplugins.wasm.Manifests;
import org.wasmplugins.wasm.PuppetHost;
import org.wasmplugins.wasm.WasmPluginRuntime;
import org.wasmplugins.wasm.engine.WasmModule;
import org.wasmplugins.wasm.serialization.JacksonSerializer;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.smallrye.mutiny.Uni;

/** A host of the guest {@code puppet}, with enough time on any machine, and of the guest {@code hostile}, with little time. */
final class SoakHost {

    static final String PUPPET = "puppet";
    static final String HOSTILE = "hostile";

    private static final Duration PUPPET_TIME = Duration.ofSeconds(60);
    private static final Duration HOSTILE_TIME = Duration.ofMillis(50);
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final WasmModule PUPPET_MODULE = Modules.compiled(PUPPET);
    private static final WasmModule HOSTILE_MODULE = Modules.compiled(HOSTILE);

    private final int instances;
    private final ExecutorService workers;
    private final AtomicLong interruptsLeft = new AtomicLong();
    private final CountingRuntime runtime = new CountingRuntime(new WasmPluginRuntime(
            manifest -> Optional.of(manifest.id().value().equals(PUPPET) ? PUPPET_MODULE : HOSTILE_MODULE),
            List.of(new JacksonSerializer(SerializationFormat.JSON, new ObjectMapper()))));
    private final PluginContainer container;
    private volatile Runnable inHostFunction = () -> {
    };

    /** @param instances the most instances of each plugin, and the number of workers */
    SoakHost(int instances) {
        this.instances = instances;
        workers = Executors.newFixedThreadPool(instances);
        var functions = new PuppetHost();
        functions.greetWith(name -> {
            inHostFunction.run();
            return "Hello, " + name + "!";
        });
        container = PluginContainer.builder(this::work).runtime(runtime)
                .hostFunctions(List.of(functions.hostFunction("host", "greet").orElseThrow(),
                        functions.hostFunction("host", "forbidden").orElseThrow(), new Ping(() -> inHostFunction.run())))
                .plugins(List.of(plugin(PUPPET, PUPPET_TIME), plugin(HOSTILE, HOSTILE_TIME)))
                // A JVM that has just started is slow.
                .minStartTime(Duration.ofSeconds(10)).build();
        container.start();
    }

    private PluginManifest plugin(String guest, Duration time) {
        PluginManifest plugin = Manifests.of(guest, SerializationFormat.RAW, new ResourceLimits(time, 20 * 65_536, 100, 1_000));
        return plugin.toBuilder().execution(
                ExecutionSettings.of(ExecutionModel.WORKER, instances, false, plugin.execution().interpretedFunctions()))
                .build();
    }

    /** Runs a task and then checks the interrupt flag, because the executor clears it between two tasks. */
    private void work(Runnable task) {
        workers.execute(() -> {
            task.run();
            if (Thread.interrupted()) {
                interruptsLeft.incrementAndGet();
            }
        });
    }

    record Ping(Runnable inside) implements HostFunctionHandler {

        @Override
        public HostFunctionSignature signature() {
            return new HostFunctionSignature("host", "ping", List.of(), HostType.of(void.class));
        }

        @Override
        public Object call(HostContext context, Object[] arguments) {
            inside.run();
            return null;
        }
    }

    void duringHostCalls(Runnable action) {
        inHostFunction = action;
    }

    Uni<byte[]> start(String plugin, byte[] command) {
        return container.manager().sendEvent(PluginEvent.to(plugin, "do", command)).map(response -> (byte[]) response.data());
    }

    byte[] send(String plugin, byte[] command) {
        return start(plugin, command).await().atMost(PATIENCE);
    }

    CountingRuntime runtime() {
        return runtime;
    }

    int instances() {
        return instances;
    }

    long interruptsLeft() {
        return interruptsLeft.get();
    }

    void end() throws InterruptedException {
        container.close();
        workers.shutdown();
        assertThat(workers.awaitTermination(10, TimeUnit.SECONDS)).as("every worker is free").isTrue();
        assertThat(runtime.open()).as("instances after the end").isZero();
        assertThat(interruptsLeft).as("interrupts left on workers").hasValue(0);
    }
}
