package org.wasmplugins.quarkus.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wasmplugins.ModuleInstance;
import org.wasmplugins.PluginEvent;
import org.wasmplugins.PluginId;
import org.wasmplugins.PluginState;
import org.wasmplugins.exception.EventNotSupportedException;
import org.wasmplugins.exception.PermissionDeniedException;
import org.wasmplugins.exception.PluginTrapException;
import org.wasmplugins.host.PluginManager;
import org.wasmplugins.quarkus.HostFunction;
import org.wasmplugins.wasm.Guests;

import io.quarkus.test.QuarkusUnitTest;

/** Modules without the plugin ABI in an application: found, checked, compiled, called, with the application's functions. */
class BareModuleTest {

    private static final Duration LONG = Duration.ofSeconds(10);

    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = new QuarkusUnitTest()
            .withApplicationRoot(archive -> PluginArchive.with(plugins -> plugins
                    .plugin("bare", bare("bare", "permissions: { host_functions: [note, text] }\n"), Guests.bytes("bare"))
                    .plugin("lazy", bare("lazy", "load: lazy\n"), Guests.bytes("bare-numbers"))
                    .plugin("open", bare("open", ""), Guests.bytes("bare-numbers"))
                    .guest("minimal")).accept(archive.addClasses(PluginArchive.class, Functions.class)))
            .overrideConfigKey("quarkus.wasm-plugins.plugins.open.on-failure", "fail-open")
            .overrideConfigKey("quarkus.wasm-plugins.plugins.open.fallback", "\"nothing\"");

    static String bare(String id, String more) {
        return PluginArchive.manifest(id, more).replace("abi: 1", "abi: none").replace("serialization: raw\n", "")
                .replace("events: [do]\n", "");
    }

    static class Functions {

        static final List<String> NOTES = new CopyOnWriteArrayList<>();

        @HostFunction(module = "env", value = "note")
        void note(String text) {
            NOTES.add(text);
        }

        @HostFunction(module = "env", value = "twice")
        int twice(int number) {
            return 2 * number;
        }

        @HostFunction(module = "env", value = "text")
        String text(int number) {
            return "text " + number;
        }
    }

    @Inject
    PluginManager plugins;

    private <T> T use(String id, Function<ModuleInstance, T> work) {
        return plugins.module(id).<T> call(work).await().atMost(LONG);
    }

    @Test
    void module_isReadyAndCalled() {
        assertThat(plugins.getAllPlugins()).filteredOn(plugin -> plugin.manifest().id().value().equals("bare")).singleElement()
                .satisfies(plugin -> assertThat(plugin.state()).isEqualTo(PluginState.READY));
        long sum = use("bare", module -> module.call("add", 1, 2)[0]);
        assertThat(sum).isEqualTo(3);
    }

    @Test
    void hostFunctionsOfTheApplication_areCalled() {
        Functions.NOTES.clear();
        use("bare", module -> {
            module.write(0, "hello".getBytes(StandardCharsets.UTF_8));
            return module.call("call_note", 0, 5);
        });
        assertThat(Functions.NOTES).containsExactly("hello");
        assertThatThrownBy(() -> use("bare", module -> module.call("call_twice", 1)))
                .isInstanceOf(PermissionDeniedException.class);
    }

    @Test
    void lazyModule_isLoadedAtItsFirstCall() {
        assertThat(plugins.isLoaded(PluginId.of("lazy"))).isFalse();
        long factorial = use("lazy", module -> module.call("factorial", 5)[0]);
        assertThat(factorial).isEqualTo(120);
    }

    @Test
    void failingCall_hasNoConfiguredAnswer() {
        assertThatThrownBy(() -> use("open", module -> module.call("unknown")))
                .hasMessage("Plugin open 1.0.0, call 'unknown': the module exports no such function; it exports [factorial,"
                        + " forever].");
        assertThatThrownBy(() -> use("bare", module -> module.call("trap"))).isInstanceOf(PluginTrapException.class);
    }

    @Test
    void eventToABareModule_isRefused() {
        assertThatThrownBy(() -> plugins.sendEvent(PluginEvent.to("bare", "do", null)).await().atMost(LONG))
                .isInstanceOf(EventNotSupportedException.class).hasMessageContaining("the plugin is a bare module");
    }

    @Test
    void pluginThatIsNoBareModule_isRefused() {
        assertThatThrownBy(() -> plugins.module("minimal")).hasMessageContaining("the plugin is no bare module");
    }
}
