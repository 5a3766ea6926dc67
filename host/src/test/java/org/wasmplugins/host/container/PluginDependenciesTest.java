package org.wasmplugins.host.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.wasmplugins.PluginState.DISPOSED;
import static org.wasmplugins.PluginState.ERROR;
import static org.wasmplugins.PluginState.UNLOADED;
import static org.wasmplugins.host.container.TestPlugin.plugin;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.wasmplugins.PluginManifest;
import org.wasmplugins.exception.DependencyNotMetException;
import org.wasmplugins.exception.PluginInitializationException;
import org.wasmplugins.host.PluginInfo;

/** Plugins that need each other, in a container. */
class PluginDependenciesTest {

    private static final PluginManifest NEEDS_B = plugin("a").version("1.0.0").needs("b", "^2.1").manifest();
    private static final PluginManifest NEEDS_C = plugin("b").version("2.3.0").needs("c", "*").manifest();
    private static final PluginManifest NEEDS_NOTHING = plugin("c").version("0.1.0").manifest();

    private final FakeRuntime runtime = new FakeRuntime();

    @Test
    void neededPlugins_startBeforeAndEndAfter() {
        PluginContainer container = containerOf(NEEDS_B, NEEDS_C, NEEDS_NOTHING);
        container.start();
        assertThat(runtime.takeJournal()).filteredOn(step -> step.endsWith(" load") || step.endsWith(" on-ready"))
                .containsExactly("c load", "c#1 on-ready", "b load", "b#1 on-ready", "a load", "a#1 on-ready");
        container.close();
        assertThat(runtime.takeJournal()).filteredOn(step -> step.endsWith(" dispose") || step.matches(". close"))
                .containsExactly("a#1 dispose", "a close", "b#1 dispose", "b close", "c#1 dispose", "c close");
    }

    @Test
    void pluginsAreListed_inOrderOfTheirIds() {
        assertThat(containerOf(NEEDS_NOTHING, NEEDS_B, NEEDS_C).manager().getAllPlugins())
                .extracting(PluginInfo::manifest).containsExactly(NEEDS_B, NEEDS_C, NEEDS_NOTHING);
    }

    @Test
    void pluginThatFails_keepsThoseThatNeedItFromStarting() {
        PluginInitializationException failure = Fixtures.initializationFailure("b");
        runtime.failAt("b#1 initialize", failure);
        PluginContainer container = containerOf(NEEDS_B, NEEDS_C, NEEDS_NOTHING);
        assertThatThrownBy(container::start).isSameAs(failure);
        assertThat(container.manager().getAllPlugins()).extracting(PluginInfo::state)
                .containsExactly(UNLOADED, ERROR, DISPOSED);
    }

    @Test
    void unmetDependency_startsNothing() {
        PluginContainer container = containerOf(NEEDS_B, plugin("b").version("2.0.9").manifest(), NEEDS_NOTHING);
        assertThatExceptionOfType(DependencyNotMetException.class).isThrownBy(container::start)
                .withMessage("Plugin a 1.0.0, order the start: it needs the plugin 'b' ^2.1; there is version 2.0.9.");
        assertThat(runtime.takeJournal()).isEmpty();
        assertThat(container.manager().getAllPlugins()).extracting(PluginInfo::state).containsOnly(UNLOADED);
    }

    private PluginContainer containerOf(PluginManifest... plugins) {
        return PluginContainer.builder(Runnable::run).runtime(runtime).plugins(List.of(plugins)).build();
    }
}
