package org.wasmplugins.host.internal.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.wasmplugins.FilesystemAccess.NONE;
import static org.wasmplugins.FilesystemAccess.READ_ONLY;
import static org.wasmplugins.FilesystemAccess.READ_WRITE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wasmplugins.Capabilities;
import org.wasmplugins.FilesystemAccess;
import org.wasmplugins.PermissionSet;
import org.wasmplugins.PluginManifest;
import org.wasmplugins.ResourceLimits;
import org.wasmplugins.host.Ceilings;
import org.wasmplugins.host.PluginGrants;
import org.wasmplugins.host.container.Fixtures;
import org.wasmplugins.host.container.PluginContainer;
import org.wasmplugins.host.container.PluginContainerBuilder;
import org.wasmplugins.runtime.Mount;

/** Plugins get their directories, and invalid mounts are refused. */
class MountTableTest {

    private static final String PROPERTY = "quarkus.wasm-plugins.plugins.\"word-count\".mounts.\"%s\""
            + " or quarkus.wasm-plugins.defaults.mounts.\"%s\": ";

    @TempDir
    Path temporary;
    private Path directory;

    @BeforeEach
    void makeDirectory() throws IOException {
        directory = temporary.toRealPath();
    }

    @Test
    void plugin_getsWhatItAsksForAndIsGranted() {
        assertThat(mounts(READ_WRITE, PluginGrants.AS_REQUESTED)).containsExactly(new Mount("/data", directory, true));
        assertThat(mounts(READ_ONLY, PluginGrants.AS_REQUESTED)).containsExactly(new Mount("/data", directory, false));
        assertThat(mounts(READ_WRITE, granting(READ_ONLY))).containsExactly(new Mount("/data", directory, false));
        assertThat(mounts(READ_ONLY, granting(READ_WRITE))).containsExactly(new Mount("/data", directory, false));
    }

    @Test
    void pluginWithoutPermission_getsNone() {
        assertThat(mounts(NONE, granting(READ_WRITE))).isEmpty();
        assertThat(mounts(READ_WRITE, granting(NONE))).isEmpty();
    }

    @Test
    void directoryBehindALink_isTheDirectory() throws IOException {
        Path link = Files.createSymbolicLink(directory.resolve("link"), Files.createDirectory(directory.resolve("real")));
        SecurityGuard guard = guard(asking(READ_ONLY), Map.of("/data", link));
        assertThat(guard.hostFor(asking(READ_ONLY)).mounts()).extracting(Mount::directory)
                .containsExactly(directory.resolve("real"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "data", "", "/data/", "/a/../b", "/a/./b", "//data", "/..", "C:\\data", "./data" })
    void pathThatIsNotAbsoluteAndNormalised_isRefused(String guestPath) {
        refused(Map.of(guestPath, directory), guestPath, "the path in the plugin is '" + guestPath + "'; allowed are absolute");
    }

    @ParameterizedTest
    @ValueSource(strings = { "/", "/data", "/data/sub dir/..x", "/grün" })
    void absolutePath_isFine(String guestPath) {
        assertThat(guard(asking(READ_ONLY), Map.of(guestPath, directory)).hostFor(asking(READ_ONLY))
                .mounts()).extracting(Mount::guestPath).containsExactly(guestPath);
    }

    @Test
    void controlCharactersInAPath_areRefusedAndNotShown() {
        refused(Map.of("/da\nta", directory), "/da?ta", "the path in the plugin is '/da?ta'");
    }

    @Test
    void mountInAMount_isRefused() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> guard(asking(READ_WRITE),
                        Map.of("/data", directory, "/data/sub", directory, "/database", directory)))
                .withMessageContaining("it overlaps with the mount '/data").withMessageContaining("mounts.\"/data");
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> guard(asking(READ_WRITE),
                        Map.of("/", directory, "/data", directory)))
                .withMessageContaining("it overlaps with the mount '/");
    }

    @Test
    void directoryThatIsNotThere_isRefused() throws IOException {
        Path missing = directory.resolve("missing");
        refused(Map.of("/data", missing), "/data", "'" + missing + "' is not a directory; allowed are directories");
        Path file = Files.writeString(directory.resolve("file"), "");
        refused(Map.of("/data", file), "/data", "'" + file + "' is not a directory");
    }

    @Test
    void mountOfAPluginThatMayNotUseFiles_isCheckedToo() {
        assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(
                () -> guard(asking(NONE), Map.of("/data", directory.resolve("missing"))));
    }

    @Test
    void container_refusesToBeBuilt() {
        PluginContainerBuilder builder = PluginContainer.builder(Runnable::run).plugins(List.of(asking(READ_WRITE)))
                .mounts(plugin -> Map.of("data", directory));
        assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(builder::build)
                .withMessageStartingWith(PROPERTY.formatted("data", "data"));
    }

    private static PluginManifest asking(FilesystemAccess access) {
        return Fixtures.manifest("word-count").withPermissions(
                PermissionSet.of(Set.of(), Set.of(), ResourceLimits.DEFAULT, new Capabilities(List.of(), access)));
    }

    private static PluginGrants granting(FilesystemAccess access) {
        return new PluginGrants(Optional.empty(), Optional.empty(), Optional.of(access), Optional.empty(), Optional.empty(),
                OptionalLong.empty(), OptionalInt.empty(), OptionalLong.empty());
    }

    private List<Mount> mounts(FilesystemAccess asked, PluginGrants grants) {
        PluginManifest plugin = asking(asked);
        PluginManifest effective = plugin.withPermissions(
                EffectivePermissions.of(plugin.permissions(), grants, Ceilings.DEFAULT.limits()));
        return guard(plugin, Map.of("/data", directory)).hostFor(effective).mounts();
    }

    private static SecurityGuard guard(PluginManifest plugin, Map<String, Path> mounts) {
        return new SecurityGuard(new HostFunctionRegistry(List.of()), List.of(plugin),
                Fixtures.services(id -> mounts));
    }

    private void refused(Map<String, Path> mounts, String guestPath, String message) {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> guard(asking(READ_WRITE), mounts))
                .withMessageStartingWith(PROPERTY.formatted(guestPath, guestPath)).withMessageContaining(message)
                .withMessageEndingWith(".");
    }
}
