package org.wasmplugins.wasm.chicory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wasmplugins.HostFunctionHandler;
import org.wasmplugins.PluginState;
import org.wasmplugins.SerializationFormat;
import org.wasmplugins.exception.PluginCallDepthException;
import org.wasmplugins.exception.PluginExecutionException;
import org.wasmplugins.exception.PluginInitializationException;
import org.wasmplugins.exception.PluginLoadException;
import org.wasmplugins.exception.PluginMemoryLimitException;
import org.wasmplugins.host.container.PluginContainer;
import org.wasmplugins.runtime.Plugin;
import org.wasmplugins.wasm.Manifests;
import org.wasmplugins.wasm.PuppetHost;
import org.wasmplugins.wasm.WasmPluginRuntime;
import org.wasmplugins.wasm.serialization.JacksonSerializer;

import com.fasterxml.jackson.databind.ObjectMapper;

/** Plugins start and end in a host, and failures of that have clear messages. */
class StartTest {

    private static final WasmPluginRuntime RUNTIME = new WasmPluginRuntime(
            manifest -> manifest.id().value().equals("absent") ? Optional.empty()
                    : Optional.of(Modules.compiled(manifest.id().value())),
            List.of(new JacksonSerializer(SerializationFormat.JSON, new ObjectMapper())));

    @Test
    void pluginThatStarts_isReadyAndIsDisposed() {
        for (String guest : List.of("minimal", "reactor", "hooks", "dispose-returns-3")) {
            PluginContainer container = container(guest, SerializationFormat.RAW);
            container.start();
            assertThat(container.manager().getAllPlugins()).singleElement()
                    .satisfies(plugin -> assertThat(plugin.state()).as(guest).isEqualTo(PluginState.READY));
            container.close();
        }
    }

    @Test
    void hooks_runInTheOrderOfTheAbi() {
        var host = new PuppetHost();
        try (Plugin instance = RUNTIME.load(Manifests.of("hooks", SerializationFormat.RAW), host).newInstance()) {
            assertThatCode(() -> {
                instance.onLoad();
                instance.initialize();
                instance.onReady();
                instance.onBeforeDispose();
                instance.dispose();
            }).doesNotThrowAnyException();
        }
        try (Plugin instance = RUNTIME.load(Manifests.of("hooks", SerializationFormat.RAW), host).newInstance()) {
            assertThatThrownBy(instance::dispose).isInstanceOf(PluginExecutionException.class)
                    .hasMessage("Plugin hooks 1.0.0, dispose: plugin_dispose returned 1; 0 stands for success.");
        }
    }

    @Test
    void initializeThatReturns7_isNamedWithItsCode() {
        assertFails("initialize-returns-7", PluginInitializationException.class,
                "Plugin initialize-returns-7 1.0.0, initialize: plugin_initialize returned 7; 0 stands for success.");
    }

    @Test
    void initializeThatTraps_isNamed() {
        assertFails("initialize-traps", PluginInitializationException.class,
                "Plugin initialize-traps 1.0.0, initialize: the plugin's code trapped: Trapped on unreachable instruction, in plugin_initialize.");
    }

    @ParameterizedTest
    @CsvSource({ "initialize-recurses, initialize, plugin_initialize", "start-recurses, instantiate, start" })
    void startThatRecurses_isToldItsDepth(String guest, String operation, String function) {
        String name = function.equals("start") ? function : "initialize";
        assertFails(guest, PluginCallDepthException.class, "Plugin " + guest + " 1.0.0, " + operation
                + ": the plugin's code trapped: call stack exhausted, in " + name
                + "; allowed: 1000 frames (permissions.resources.max_call_depth in its plugin.yaml, which"
                + " quarkus.wasm-plugins.plugins.\"" + guest + "\".limits.max-call-depth and"
                + " quarkus.wasm-plugins.defaults.limits.max-call-depth can lower).");
    }

    /** The plugin returns a code, exits with one, or traps. */
    @ParameterizedTest
    @CsvSource({ "initialize-gives-up, initialize", "reactor-exits, instantiate", "start-takes-memory, instantiate" })
    void startThatGetsNoMoreMemory_isToldSo(String guest, String operation) {
        assertFails(guest, PluginMemoryLimitException.class, "Plugin " + guest + " 1.0.0, " + operation
                + ": it failed after its memory of 45940736 bytes was not let grow by 6553600 bytes; allowed: 50000000 bytes"
                + " (permissions.resources.max_memory in its plugin.yaml, which quarkus.wasm-plugins.plugins.\"" + guest
                + "\".limits.max-memory and quarkus.wasm-plugins.defaults.limits.max-memory can lower).");
    }

    @Test
    void startFunctionThatTraps_isNamed() {
        assertFails("start-traps", PluginInitializationException.class,
                "Plugin start-traps 1.0.0, instantiate: the plugin's code trapped: Trapped on unreachable instruction, in start.");
    }

    @Test
    void moduleThatDoesNotKeepToTheAbi_isRefused() {
        assertFails("broken-exports", PluginLoadException.class, "Plugin broken-exports 1.0.0, load:"
                + " The module's export 'alloc' is a function (i64) -> i32; it must be a function (i32) -> i32."
                + " The module's export 'dealloc' is a global; it must be a function (i32, i32) -> ()."
                + " The module's export 'plugin_handle_event' is a function (i32, i32) -> i32; it must be a function"
                + " (i32, i32) -> i64."
                + " The module's export 'plugin_dispose' is missing; it must be a function () -> i32.");
    }

    @Test
    void importsThatTheHostDoesNotHave_areRefused() {
        assertFails("imports-unknown", PluginLoadException.class, "Plugin imports-unknown 1.0.0, load: The module's import"
                + " 'host.gret' with the type (i32, i32) -> i64 is not a function of the host.");
        assertFails("imports-mistyped", PluginLoadException.class, "Plugin imports-mistyped 1.0.0, load: The module's import"
                + " 'host.greet' has the type (i64) -> i64; the host function host.greet(String): String has the type"
                + " (i32, i32) -> i64.");
        assertFails("imports-memory", PluginLoadException.class, "Plugin imports-memory 1.0.0, load: The module's import"
                + " 'env.memory' is a memory; a plugin may import functions only.");
    }

    @Test
    void memoryOverTheLimit_isRefused() {
        assertFails("large-memory", PluginLoadException.class,
                "Plugin large-memory 1.0.0, load: The module's memory begins with"
                        + " 67108864 bytes; allowed are 50000000 (permissions.resources.max_memory in its plugin.yaml).");
    }

    @Test
    void missingModule_isNamed() {
        assertFails("absent", PluginLoadException.class,
                "Plugin absent 1.0.0, load: its module 'absent.wasm' is not in the application.");
    }

    @Test
    void serializationThatTheHostDoesNotHave_isNamed() {
        PluginContainer container = container("minimal", SerializationFormat.MSGPACK);
        assertThatThrownBy(container::start).isInstanceOf(PluginLoadException.class)
                .hasMessage("Plugin minimal 1.0.0, load: it understands [msgpack]; this host has [json].");
    }

    private static PluginContainer container(String guest, SerializationFormat format) {
        HostFunctionHandler greet = new PuppetHost().hostFunction("host", "greet").orElseThrow();
        return PluginContainer.builder(Runnable::run).runtime(RUNTIME).hostFunctions(List.of(greet))
                .plugins(List.of(Manifests.of(guest, format))).build();
    }

    private static void assertFails(String guest, Class<? extends Exception> type, String message) {
        PluginContainer container = container(guest, SerializationFormat.JSON);
        assertThatThrownBy(container::start).isInstanceOf(type).hasMessage(message);
        assertThat(container.manager().getAllPlugins()).singleElement()
                .satisfies(plugin -> assertThat(plugin.state()).isEqualTo(PluginState.ERROR));
    }
}
