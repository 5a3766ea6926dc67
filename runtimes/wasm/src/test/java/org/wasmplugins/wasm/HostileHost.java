package org.wasmplugins.wasm;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

import org.wasmplugins.ExecutionModel;
import org.wasmplugins.ExecutionSettings;
import org.wasmplugins.HostContext;
import org.wasmplugins.HostFunctionHandler;
import org.wasmplugins.HostFunctionSignature;
import org.wasmplugins.HostType;
import org.wasmplugins.PluginEvent;
import org.wasmplugins.PluginManifest;
import org.wasmplugins.PluginResponse;
import org.wasmplugins.ResourceLimits;
import org.wasmplugins.SerializationFormat;
import org.wasmplugins.host.container.PluginContainer;
import org.wasmplugins.wasm.engine.WasmModule;
import org.wasmplugins.wasm.serialization.JacksonSerializer;

import com.fasterxml.jackson.databind.ObjectMapper;

/** A host for hostile guests. Its functions {@code ping} and {@code greet} run actions of the test. */
public final class HostileHost implements AutoCloseable {

    private static final long MEMORY = 20 * 65_536;
    private static final Duration BOUND = Duration.ofSeconds(30);

    private final ExecutorService workers = Executors.newCachedThreadPool();
    private final Map<String, WasmModule> modules = new HashMap<>();
    private final ArrayList<PluginManifest> plugins = new ArrayList<>();
    private final Duration time;
    private Runnable ping = () -> {
    };
    private Function<byte[], byte[]> greet = Function.identity();
    private PluginContainer container;

    /** @param time the time limit of each call; a start has ten seconds */
    public HostileHost(Duration time) {
        this.time = time;
    }

    public HostileHost plugin(String id, WasmModule module, int instances, Map<String, String> config) {
        modules.put(id, module);
        var limits = new ResourceLimits(time, MEMORY, 100, 1_000);
        PluginManifest manifest = Manifests.of(id, SerializationFormat.RAW, limits);
        plugins.add(manifest.toBuilder().dependencies(List.of())
                .execution(ExecutionSettings.of(ExecutionModel.WORKER, instances, false, Set.of())).config(config).build());
        return this;
    }

    public HostileHost onPing(Runnable action) {
        ping = action;
        return this;
    }

    public HostileHost onGreet(Function<byte[], byte[]> action) {
        greet = action;
        return this;
    }

    /** @param startTime the least time limit of a start */
    public HostileHost start(Duration startTime) {
        var runtime = new WasmPluginRuntime(manifest -> Optional.of(modules.get(manifest.id().value())),
                List.of(new JacksonSerializer(SerializationFormat.JSON, new ObjectMapper())));
        container = PluginContainer.builder(workers).runtime(runtime)
                .hostFunctions(List.of(new Action("ping", List.of(), HostType.of(void.class), arguments -> {
                    ping.run();
                    return null;
                }), new Action("greet", List.of(HostType.of(byte[].class)), HostType.of(byte[].class),
                        arguments -> greet.apply((byte[]) arguments[0]))))
                .plugins(plugins).minStartTime(startTime).maxWaiting(50).build();
        container.start();
        return this;
    }

    public CompletableFuture<PluginResponse> submit(String plugin, String command) {
        return container.manager().sendEvent(PluginEvent.to(plugin, "do", command.getBytes(StandardCharsets.UTF_8)))
                .subscribeAsCompletionStage();
    }

    /** Waits for the answer on the calling thread, as host functions do. */
    public byte[] send(String plugin, String command) {
        return (byte[]) container.manager()
                .sendEvent(PluginEvent.to(plugin, "do", command.getBytes(StandardCharsets.UTF_8))).await().atMost(BOUND).data();
    }

    /** Ends the plugins. Returns true if every worker came back. */
    public boolean end() {
        container.close();
        workers.shutdown();
        try {
            return workers.awaitTermination(BOUND.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        if (container != null) {
            container.close();
        }
        workers.shutdown();
    }

    private record Action(HostFunctionSignature signature, Function<Object[], Object> body) implements HostFunctionHandler {

        Action(String name, List<HostType> parameters, HostType result, Function<Object[], Object> body) {
            this(new HostFunctionSignature("host", name, parameters, result), body);
        }

        @Override
        public Object call(HostContext context, Object[] arguments) {
            return body.apply(arguments);
        }
    }
}
