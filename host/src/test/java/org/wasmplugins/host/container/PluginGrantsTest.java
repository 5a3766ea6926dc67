package org.wasmplugins.host.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.wasmplugins.host.container.TestPlugin.plugin;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.logging.LogRecord;

import org.junit.jupiter.api.Test;
import org.wasmplugins.HostFunctionHandler;
import org.wasmplugins.PermissionSet;
import org.wasmplugins.PluginId;
import org.wasmplugins.PluginManifest;
import org.wasmplugins.exception.DenialReason;
import org.wasmplugins.exception.PermissionDeniedException;
import org.wasmplugins.host.PluginGrants;
import org.wasmplugins.host.PluginInfo;

/** The operator takes permissions from plugins, in a container. */
class PluginGrantsTest {

    private static final Object[] ARGUMENTS = { "a.txt" };
    private static final PluginGrants READ_AND_A_SECOND = new PluginGrants(Optional.of(Set.of("read")), Optional.empty(),
            Optional.empty(), Optional.empty(), Optional.of(Duration.ofSeconds(1)), OptionalLong.empty(), OptionalInt.empty(),
            OptionalLong.empty());

    private final FakeRuntime runtime = new FakeRuntime();
    private final HostFunctionHandler read = Fixtures.function("host", "read");
    private final HostFunctionHandler write = Fixtures.function("host", "write");
    private final HostFunctionHandler delete = Fixtures.function("host", "delete");
    private final PluginContainer container = PluginContainer.builder(Runnable::run).runtime(runtime)
            .plugins(List.of(manifest("a"), manifest("b"))).hostFunctions(List.of(read, write, delete))
            .grants(plugin -> Map.of(PluginId.of("a"), READ_AND_A_SECOND).getOrDefault(plugin, PluginGrants.AS_REQUESTED))
            .build();

    @Test
    void info_showsEffectivePermissions() {
        PermissionSet limited = permissionsOf("a");
        assertThat(limited.hostFunctions()).containsExactly("read");
        assertThat(limited.limits().maxExecutionTime()).isEqualTo(Duration.ofSeconds(1));
        assertThat(permissionsOf("b")).isEqualTo(manifest("b").permissions());
        container.start();
        assertThat(permissionsOf("a")).isEqualTo(limited);
    }

    @Test
    void info_showsEverythingElseAsInManifest() {
        PluginInfo info = container.manager().getPlugin(PluginId.of("a")).orElseThrow();
        assertThat(info.manifest().withPermissions(PermissionSet.DEFAULT))
                .isEqualTo(manifest("a").withPermissions(PermissionSet.DEFAULT));
    }

    @Test
    void grantedFunction_isGivenAsItIs() {
        container.start();
        assertThat(runtime.hostOf("a").hostFunction("host", "read")).containsSame(read);
        assertThat(runtime.hostOf("b").hostFunction("host", "read")).containsSame(read);
        assertThat(runtime.hostOf("b").hostFunction("host", "write")).containsSame(write);
    }

    @Test
    void functionNotGranted_isDenied() {
        container.start();
        HostFunctionHandler denied = hostFunction("write");
        assertThatExceptionOfType(PermissionDeniedException.class).isThrownBy(() -> denied.call(null, ARGUMENTS))
                .withMessage("Plugin a 1.2.0, call host function 'write': the plugin may not call it; allowed are [read]. "
                        + "List it under quarkus.wasm-plugins.plugins.\"a\".grants.host-functions to allow it.")
                .satisfies(e -> assertThat(e.reason()).isEqualTo(DenialReason.NOT_GRANTED));
    }

    @Test
    void functionNeitherGrantedNorRequested_isDeniedAsNotRequested() {
        container.start();
        HostFunctionHandler denied = hostFunction("delete");
        assertThatExceptionOfType(PermissionDeniedException.class).isThrownBy(() -> denied.call(null, ARGUMENTS))
                .withMessage("Plugin a 1.2.0, call host function 'delete': the plugin may not call it; allowed are [read]. "
                        + "List it under permissions.host_functions in the plugin's plugin.yaml to allow it.")
                .satisfies(e -> assertThat(e.reason()).isEqualTo(DenialReason.NOT_REQUESTED));
    }

    @Test
    void eachDenial_hasOneLineInLog() throws Exception {
        container.start();
        try (var log = new LogCapture("org.wasmplugins.security")) {
            assertThat(hostFunction("read").call(null, ARGUMENTS)).isEqualTo("a.txt");
            for (var function : List.of("write", "delete", "write")) {
                assertThatExceptionOfType(PermissionDeniedException.class)
                        .isThrownBy(() -> hostFunction(function).call(null, ARGUMENTS));
            }
            assertThat(log.lines()).containsExactly(
                    "WARN WASMP001: Plugin a 1.2.0, call host function 'write': denied, NOT_GRANTED",
                    "WARN WASMP001: Plugin a 1.2.0, call host function 'delete': denied, NOT_REQUESTED",
                    "WARN WASMP001: Plugin a 1.2.0, call host function 'write': denied, NOT_GRANTED");
            assertThat(log.records()).extracting(LogRecord::getLoggerName).containsOnly("org.wasmplugins.security");
        }
    }

    @Test
    void lookUpWithoutCall_isNoDenial() {
        try (var log = new LogCapture("org.wasmplugins.security")) {
            container.start();
            hostFunction("write");
            assertThat(log.lines()).isEmpty();
        }
    }

    @Test
    void missingGrants_areRefused() {
        PluginContainerBuilder builder = PluginContainer.builder(Runnable::run);
        assertThatNullPointerException().isThrownBy(() -> builder.grants(null)).withMessage("byPlugin");
    }

    /** Returns a function as plugin {@code a} has it. */
    private HostFunctionHandler hostFunction(String name) {
        return runtime.hostOf("a").hostFunction("host", name).orElseThrow();
    }

    private PermissionSet permissionsOf(String id) {
        return container.manager().getPlugin(PluginId.of(id)).orElseThrow().manifest().permissions();
    }

    private static PluginManifest manifest(String id) {
        return plugin(id).hostFunctions("read", "write").manifest();
    }
}
