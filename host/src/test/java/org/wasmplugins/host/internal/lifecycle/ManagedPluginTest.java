package org.wasmplugins.host.internal.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.wasmplugins.PluginState.DISPOSED;
import static org.wasmplugins.PluginState.ERROR;
import static org.wasmplugins.PluginState.INITIALIZING;
import static org.wasmplugins.PluginState.LOADED;
import static org.wasmplugins.PluginState.LOADING;
import static org.wasmplugins.PluginState.READY;
import static org.wasmplugins.PluginState.UNLOADED;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.wasmplugins.PluginManifest;
import org.wasmplugins.PluginState;
import org.wasmplugins.host.PluginInfo;
import org.wasmplugins.host.container.FakeRuntime;
import org.wasmplugins.host.container.Fixtures;
import org.wasmplugins.host.internal.pool.InstanceLifecycle;
import org.wasmplugins.host.internal.pool.InstancePool;
import org.wasmplugins.runtime.LoadedPlugin;

class ManagedPluginTest {

    private static final PluginManifest MANIFEST = Fixtures.manifest("word-count");

    private static final Map<PluginState, Set<PluginState>> LEGAL = Map.of(
            UNLOADED, Set.of(LOADING, DISPOSED),
            LOADING, Set.of(LOADED, ERROR),
            LOADED, Set.of(INITIALIZING, ERROR),
            INITIALIZING, Set.of(READY, ERROR),
            READY, Set.of(DISPOSED, ERROR),
            ERROR, Set.of(LOADING, DISPOSED),
            DISPOSED, Set.of());

    private static final Map<PluginState, List<PluginState>> WAYS = Map.of(
            UNLOADED, List.of(),
            LOADING, List.of(LOADING),
            LOADED, List.of(LOADING, LOADED),
            INITIALIZING, List.of(LOADING, LOADED, INITIALIZING),
            READY, List.of(LOADING, LOADED, INITIALIZING, READY),
            ERROR, List.of(LOADING, ERROR),
            DISPOSED, List.of(DISPOSED));

    @ParameterizedTest
    @MethodSource("legalTransitions")
    void legalTransition_isMade(PluginState from, PluginState to) {
        ManagedPlugin plugin = pluginIn(from);
        plugin.moveTo(to);
        assertThat(plugin.state()).isEqualTo(to);
    }

    @ParameterizedTest
    @MethodSource("illegalTransitions")
    void illegalTransition_isRefused(PluginState from, PluginState to) {
        ManagedPlugin plugin = pluginIn(from);
        assertThatIllegalStateException().isThrownBy(() -> plugin.moveTo(to))
                .withMessage("Plugin word-count is %s and cannot become %s.", from, to);
        assertThat(plugin.state()).isEqualTo(from);
    }

    @ParameterizedTest
    @EnumSource
    void isLoaded_holdsFromLoadedToReady(PluginState state) {
        assertThat(pluginIn(state).isLoaded()).isEqualTo(Set.of(LOADED, INITIALIZING, READY).contains(state));
    }

    @Test
    void newPlugin_hasNoCode() {
        var plugin = new ManagedPlugin(MANIFEST);
        assertThat(plugin.state()).isEqualTo(UNLOADED);
        assertThat(plugin.code()).isNull();
        assertThat(plugin.pool()).isNull();
    }

    @Test
    void loadedPlugin_hasCodeAndPool() {
        ManagedPlugin plugin = pluginIn(LOADING);
        LoadedPlugin code = new FakeRuntime().load(MANIFEST);
        InstancePool pool = Fixtures.pool(MANIFEST, new InstanceLifecycle(code, Fixtures.DEADLINES), 0, failure -> {
        });
        plugin.becomeLoaded(code, pool, null, null);
        assertThat(plugin.state()).isEqualTo(LOADED);
        assertThat(plugin.code()).isSameAs(code);
        assertThat(plugin.pool()).isSameAs(pool);
    }

    @Test
    void info_isOfItsMoment() {
        var plugin = new ManagedPlugin(MANIFEST);
        PluginInfo info = plugin.info();
        plugin.moveTo(LOADING);
        assertThat(info).isEqualTo(new PluginInfo(MANIFEST, UNLOADED));
    }

    @Test
    void infoWithoutParts_isRefused() {
        assertThatNullPointerException().isThrownBy(() -> new PluginInfo(null, READY)).withMessage("manifest");
        assertThatNullPointerException().isThrownBy(() -> new PluginInfo(MANIFEST, null)).withMessage("state");
    }

    static Stream<Arguments> legalTransitions() {
        return transitions(true);
    }

    static Stream<Arguments> illegalTransitions() {
        return transitions(false);
    }

    private static Stream<Arguments> transitions(boolean legal) {
        return Stream.of(PluginState.values()).flatMap(from -> Stream.of(PluginState.values())
                .filter(to -> LEGAL.get(from).contains(to) == legal).map(to -> Arguments.of(from, to)));
    }

    private static ManagedPlugin pluginIn(PluginState state) {
        var plugin = new ManagedPlugin(MANIFEST);
        WAYS.get(state).forEach(plugin::moveTo);
        return plugin;
    }
}
