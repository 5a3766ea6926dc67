package org.wasmplugins.host.internal.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.wasmplugins.host.container.TestPlugin.plugin;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.wasmplugins.HostContext;
import org.wasmplugins.HostFunctionHandler;
import org.wasmplugins.HostFunctionSignature;
import org.wasmplugins.exception.DenialReason;
import org.wasmplugins.exception.PermissionDeniedException;
import org.wasmplugins.host.container.Fixtures;
import org.wasmplugins.runtime.PluginHost;

class SecurityGuardTest {

    private static final Object[] ARGUMENTS = { "a.txt" };

    private final HostFunctionHandler read = Fixtures.function("host", "read_file");
    private final HostFunctionHandler write = Fixtures.function("host", "write_file");
    private final SecurityGuard guard = guard(read, write);

    @Test
    void listedFunction_isGivenAsItIs() {
        assertThat(hostAllowing("read_file").hostFunction("host", "read_file")).containsSame(read);
    }

    @Test
    void functionNotListed_canBeLookedUp() {
        assertThat(hostAllowing("read_file").hostFunction("host", "write_file"))
                .hasValueSatisfying(function -> assertThat(function.signature()).isEqualTo(write.signature()));
    }

    @Test
    void functionNotListed_isDeniedAtCall() {
        HostFunctionHandler function = hostAllowing("read_file", "list_files").hostFunction("host", "write_file").orElseThrow();
        assertThatExceptionOfType(PermissionDeniedException.class).isThrownBy(() -> function.call(null, ARGUMENTS))
                .withMessage("Plugin word-count 1.2.0, call host function 'write_file': the plugin may not call it; "
                        + "allowed are [list_files, read_file]. List it under permissions.host_functions in the "
                        + "plugin's plugin.yaml to allow it.")
                .satisfies(e -> assertThat(e.reason()).isEqualTo(DenialReason.NOT_REQUESTED));
    }

    @Test
    void functionOfPluginWithoutPermissions_isDeniedAtCall() {
        HostFunctionHandler function = hostAllowing().hostFunction("host", "read_file").orElseThrow();
        assertThatExceptionOfType(PermissionDeniedException.class).isThrownBy(() -> function.call(null, ARGUMENTS))
                .withMessage("Plugin word-count 1.2.0, call host function 'read_file': the plugin may not call it; "
                        + "allowed are none. List it under permissions.host_functions in the plugin's plugin.yaml to "
                        + "allow it.");
    }

    @Test
    void deniedCall_doesNotReachFunction() {
        var touched = new boolean[1];
        var function = new HostFunctionProbe(touched);
        PluginHost host = guard(function).hostFor(Fixtures.manifest("word-count"));
        assertThatExceptionOfType(PermissionDeniedException.class)
                .isThrownBy(() -> host.hostFunction("host", "probe").orElseThrow().call(null, ARGUMENTS));
        assertThat(touched).containsExactly(false);
    }

    @Test
    void deniedCallsOfOtherPlugins_areUnaffected() {
        hostAllowing();
        HostFunctionHandler allowed = hostAllowing("write_file").hostFunction("host", "write_file").orElseThrow();
        assertThatCode(() -> assertThat(allowed.call(null, ARGUMENTS)).isEqualTo("a.txt")).doesNotThrowAnyException();
    }

    @Test
    void unknownFunction_isNotThere() {
        PluginHost host = hostAllowing("read_file", "delete_file");
        assertThat(host.hostFunction("host", "delete_file")).isEmpty();
        assertThat(host.hostFunction("other", "read_file")).isEmpty();
    }

    private PluginHost hostAllowing(String... functions) {
        return guard.hostFor(plugin("word-count").hostFunctions(functions).manifest());
    }

    private static SecurityGuard guard(HostFunctionHandler... functions) {
        return new SecurityGuard(new HostFunctionRegistry(List.of(functions)), List.of(),
                Fixtures.services());
    }

    private record HostFunctionProbe(boolean[] touched) implements HostFunctionHandler {

        @Override
        public HostFunctionSignature signature() {
            return Fixtures.function("host", "probe").signature();
        }

        @Override
        public Object call(HostContext context, Object[] arguments) {
            touched[0] = true;
            return null;
        }
    }
}
