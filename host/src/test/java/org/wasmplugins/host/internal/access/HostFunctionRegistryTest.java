package org.wasmplugins.host.internal.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.wasmplugins.HostContext;
import org.wasmplugins.HostFunctionHandler;
import org.wasmplugins.HostFunctionSignature;
import org.wasmplugins.HostType;
import org.wasmplugins.PluginId;

class HostFunctionRegistryTest {

    private static final PluginId ONE = PluginId.of("one");
    private static final PluginId TWO = PluginId.of("two");

    @Test
    void pluginThatIsNamed_getsTheFunctionThatNamesIt() {
        HostFunctionHandler forAll = function();
        HostFunctionHandler forOne = function(ONE);
        for (var functions : List.of(List.of(forAll, forOne), List.of(forOne, forAll))) {
            var registry = new HostFunctionRegistry(functions);
            assertThat(registry.find(ONE, "env", "a")).containsSame(forOne);
            assertThat(registry.find(TWO, "env", "a")).containsSame(forAll);
        }
        assertThat(new HostFunctionRegistry(List.of(forOne)).find(TWO, "env", "a")).isEmpty();
    }

    @Test
    void twoFunctionsOfOneNameForOnePlugin_areRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new HostFunctionRegistry(List.of(function(ONE, TWO), function(TWO))))
                .withMessage("There are two host functions env.a for plugin two; a name may be used once.");
        assertThatIllegalArgumentException().isThrownBy(() -> new HostFunctionRegistry(List.of(function(), function())))
                .withMessage("There are two host functions env.a; a name may be used once.");
    }

    private static HostFunctionHandler function(PluginId... plugins) {
        return new HostFunctionHandler() {
            @Override
            public HostFunctionSignature signature() {
                return new HostFunctionSignature("env", "a", List.of(), HostType.of(void.class));
            }

            @Override
            public Set<PluginId> plugins() {
                return Set.of(plugins);
            }

            @Override
            public Object call(HostContext context, Object[] arguments) {
                return null;
            }
        };
    }
}
