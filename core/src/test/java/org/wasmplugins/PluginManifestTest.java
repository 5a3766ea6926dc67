package org.wasmplugins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;

class PluginManifestTest {

    private static final PluginId OTHER = PluginId.of("tokenizer");

    private final List<SerializationFormat> serialization = new ArrayList<>(List.of(SerializationFormat.JSON));
    private final List<EventPattern> events = new ArrayList<>(
            List.of(new EventPattern("text.count"), new EventPattern("document.*")));
    private final List<PluginDependency> dependencies = new ArrayList<>(List.of(new PluginDependency(OTHER, ">=1.0.0")));
    private final Map<String, String> config = new HashMap<>(Map.of("greeting", "hello"));
    private final PluginManifest manifest = new PluginManifest(PluginId.of("word-count"), new PluginVersion("1.2.0"), "", "",
            RuntimeType.WASM, "word-count.wasm", serialization, events, dependencies, PermissionSet.DEFAULT,
            ExecutionSettings.DEFAULT, config);

    @Test
    void listedTypes_areHandled() {
        assertThat(manifest.handles("text.count")).isTrue();
        assertThat(manifest.handles("document.opened")).isTrue();
    }

    @Test
    void otherTypes_areNotHandled() {
        assertThat(manifest.handles("text.count.words")).isFalse();
        assertThat(manifest.handles("document")).isFalse();
    }

    @Test
    void collections_areCopied() {
        List.<Collection<?>> of(serialization, events, dependencies, config.keySet()).forEach(Collection::clear);
        assertThat(manifest.serialization()).containsExactly(SerializationFormat.JSON);
        assertThat(manifest.events()).containsExactly(new EventPattern("text.count"), new EventPattern("document.*"));
        assertThat(manifest.dependencies()).containsExactly(new PluginDependency(OTHER, ">=1.0.0"));
        assertThat(manifest.config()).containsExactly(Map.entry("greeting", "hello"));
    }

    @Test
    void collections_cannotBeChanged() {
        List.<Collection<?>> of(manifest.serialization(), manifest.events(), manifest.dependencies(),
                manifest.config().keySet())
                .forEach(collection -> assertThatExceptionOfType(UnsupportedOperationException.class)
                        .isThrownBy(collection::clear));
    }

    @Test
    void manifestWithoutId_isRefused() {
        assertThatNullPointerException().isThrownBy(() -> new PluginManifest(null, manifest.version(), "", "",
                RuntimeType.WASM, "a.wasm", serialization, events, dependencies, PermissionSet.DEFAULT,
                ExecutionSettings.DEFAULT, config)).withMessage("id");
    }

    @Test
    void manifestBuiltByName_isTheSame() {
        var built = PluginManifest.builder(manifest.id(), manifest.version()).module("word-count.wasm").events(events)
                .dependencies(dependencies).config(config).build();
        assertThat(built).isEqualTo(manifest);
        assertThat(manifest.toBuilder().build()).isEqualTo(manifest);
    }

    @Test
    void builder_changesWhatIsSaidAndNothingElse() {
        var permissions = PermissionSet.of(Set.of("read"), Set.of(), ResourceLimits.DEFAULT, Capabilities.NONE);
        var execution = ExecutionSettings.of(ExecutionModel.EVENT_LOOP, 2, false, Set.of());
        var changed = manifest.toBuilder().name("Words").description("Counts.").runtime(new RuntimeType("other"))
                .serialization(List.of(SerializationFormat.RAW)).permissions(permissions).execution(execution).build();
        assertThat(changed).isEqualTo(new PluginManifest(manifest.id(), manifest.version(), "Words", "Counts.",
                new RuntimeType("other"), "word-count.wasm", List.of(SerializationFormat.RAW), events, dependencies,
                permissions,
                execution, config));
        assertThat(manifest.withPermissions(permissions).withExecution(execution))
                .isEqualTo(manifest.toBuilder().permissions(permissions).execution(execution).build());
        assertThatNullPointerException().isThrownBy(() -> PluginManifest.builder(null, manifest.version())).withMessage("id");
        assertThatNullPointerException().isThrownBy(() -> manifest.toBuilder().name(null)).withMessage("name");
    }

    @Test
    void permissions_areCopied() {
        var functions = new HashSet<>(Set.of("read"));
        var channels = new HashSet<>(Set.of(OTHER));
        var hosts = new ArrayList<>(List.of("example.com"));
        var permissions = PermissionSet.of(functions, channels, ResourceLimits.DEFAULT,
                new Capabilities(hosts, FilesystemAccess.READ_ONLY));
        List.<Collection<?>> of(functions, channels, hosts).forEach(Collection::clear);
        assertThat(permissions.hostFunctions()).containsExactly("read");
        assertThat(permissions.channels()).containsExactly(OTHER);
        assertThat(permissions.capabilities().networkHosts()).containsExactly("example.com");
    }

    @Test
    void defaultPermissions_grantNothing() {
        assertThat(PermissionSet.DEFAULT)
                .isEqualTo(PermissionSet.of(Set.of(), Set.of(), ResourceLimits.DEFAULT, Capabilities.NONE));
        assertThat(Capabilities.NONE).isEqualTo(new Capabilities(List.of(), FilesystemAccess.NONE));
    }

    @Test
    void dependencyWithoutParts_isRefused() {
        assertThatNullPointerException().isThrownBy(() -> new PluginDependency(null, "1")).withMessage("id");
        assertThatNullPointerException().isThrownBy(() -> new PluginDependency(OTHER, null)).withMessage("versions");
    }
}
