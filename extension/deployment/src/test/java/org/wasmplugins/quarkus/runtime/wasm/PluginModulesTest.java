package org.wasmplugins.quarkus.runtime.wasm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wasmplugins.PluginId;
import org.wasmplugins.SerializationFormat;
import org.wasmplugins.wasm.Guests;
import org.wasmplugins.wasm.Manifests;
import org.wasmplugins.wasm.chicory.CompiledModule;
import org.wasmplugins.wasm.chicory.InvalidModuleException;
import org.wasmplugins.wasm.chicory.compile.ModuleCompiler;

import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.Machine;

import io.quarkus.runtime.RuntimeValue;

class PluginModulesTest {

    /** Has no module beside it. */
    static final class Lost extends CompiledModule {

        Lost() {
            super(false, false);
        }

        @Override
        protected Machine newMachine(Instance instance) {
            throw new AssertionError("not reached");
        }
    }

    private static PluginModules modules(CompiledModule entry, boolean aside) {
        var value = new RuntimeValue<>(entry);
        return PluginModules.read(
                List.of(Manifests.of("minimal", SerializationFormat.RAW), Manifests.of("puppet", SerializationFormat.RAW)),
                Map.of("minimal", value, "puppet", value), aside);
    }

    @ParameterizedTest
    @ValueSource(booleans = { false, true })
    void moduleOfTwoPlugins_isReadOnce(boolean aside) throws InvalidModuleException {
        var modules = modules(ModuleCompiler.compile(Guests.bytes("minimal"), "Guest").entry(), aside);
        assertThat(modules.of(PluginId.of("minimal"))).isNotNull().isSameAs(modules.of(PluginId.of("puppet")));
        assertThat(modules.of(PluginId.of("unknown"))).isNull();
    }

    @ParameterizedTest
    @ValueSource(booleans = { false, true })
    void moduleThatIsMissing_isNamedToWhoeverAsks(boolean aside) {
        var modules = modules(new Lost(), aside);
        for (var plugin : List.of("minimal", "puppet")) {
            assertThatThrownBy(() -> modules.of(PluginId.of(plugin))).isInstanceOf(IllegalStateException.class)
                    .hasMessage("The modules of the plugins cannot be read: The resource Lost.wasm of "
                            + Lost.class.getName() + " is not in the application.");
        }
    }
}
