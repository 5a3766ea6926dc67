package org.wasmplugins.host.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.wasmplugins.PluginState.DISPOSED;
import static org.wasmplugins.PluginState.ERROR;
import static org.wasmplugins.PluginState.INITIALIZING;
import static org.wasmplugins.PluginState.LOADING;
import static org.wasmplugins.PluginState.READY;
import static org.wasmplugins.PluginState.UNLOADED;
import static org.wasmplugins.host.container.TestPlugin.plugin;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wasmplugins.HostFunctionHandler;
import org.wasmplugins.PluginId;
import org.wasmplugins.PluginState;
import org.wasmplugins.RuntimeType;
import org.wasmplugins.exception.PluginException;
import org.wasmplugins.exception.PluginInitializationException;
import org.wasmplugins.exception.RuntimeNotAvailableException;
import org.wasmplugins.host.PluginManager;

class PluginContainerStartTest {

    private final FakeRuntime runtime = new FakeRuntime();

    @Test
    void start_bringsPluginsToReadyInOrderOfTheirIds() {
        PluginContainer container = containerOf("b", "c", "a");
        container.start();
        assertThat(runtime.takeJournal()).containsExactly(
                "a load", "a#1 new", "a#1 on-load", "a#1 initialize", "a#1 on-ready",
                "b load", "b#1 new", "b#1 on-load", "b#1 initialize", "b#1 on-ready",
                "c load", "c#1 new", "c#1 on-load", "c#1 initialize", "c#1 on-ready");
        assertThat(Stream.of("a", "b", "c").map(id -> stateOf(container, id))).containsOnly(READY);
    }

    @Test
    void stateWhileStarting_isSeen() {
        PluginContainer container = containerOf("a", "b");
        var seen = new ArrayList<PluginState>();
        for (var step : List.of("a load", "a#1 new", "a#1 on-ready", "b load")) {
            runtime.at(step, () -> seen.add(stateOf(container, "a")));
        }
        container.start();
        assertThat(seen).containsExactly(LOADING, INITIALIZING, INITIALIZING, READY);
    }

    @Test
    void containerWithoutPlugins_starts() {
        PluginContainer container = containerOf();
        container.start();
        assertThat(container.manager().getAllPlugins()).isEmpty();
    }

    @Test
    void pluginThatLooksForHostFunction_findsIt() {
        HostFunctionHandler function = Fixtures.function("host", "read_file");
        PluginContainer container = PluginContainer.builder(Runnable::run).runtime(runtime).hostFunctions(List.of(function))
                .plugins(List.of(plugin("a").hostFunctions("read_file").manifest())).build();
        container.start();
        assertThat(runtime.hostOf("a").hostFunction("host", "read_file")).containsSame(function);
        assertThat(runtime.hostOf("a").hostFunction("host", "write_file")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "c load", "c#1 new", "c#1 on-load", "c#1 initialize", "c#1 on-ready" })
    void pluginThatFails_isErrorAndThoseBeforeAreDisposedInReverse(String step) {
        PluginInitializationException failure = Fixtures.initializationFailure("c");
        PluginContainer container = containerOf("a", "b", "c", "d");
        runtime.failAt(step, failure);
        assertThatThrownBy(container::start).isSameAs(failure);
        assertThat(runtime.takeJournal().stream().filter(entry -> !entry.startsWith("c"))).containsExactly(
                "a load", "a#1 new", "a#1 on-load", "a#1 initialize", "a#1 on-ready",
                "b load", "b#1 new", "b#1 on-load", "b#1 initialize", "b#1 on-ready",
                "b#1 on-before-dispose", "b#1 dispose", "b#1 close", "b close",
                "a#1 on-before-dispose", "a#1 dispose", "a#1 close", "a close");
        assertThat(Stream.of("a", "b", "c", "d").map(id -> stateOf(container, id)))
                .containsExactly(DISPOSED, DISPOSED, ERROR, UNLOADED);
    }

    @ParameterizedTest
    @ValueSource(strings = { "on-load", "initialize", "on-ready" })
    void instanceWhoseHookFails_isClosedWithoutFurtherHooks(String hook) {
        PluginContainer container = containerOf("a");
        runtime.failAt("a#1 " + hook, Fixtures.initializationFailure("a"));
        assertThatExceptionOfType(PluginInitializationException.class).isThrownBy(container::start);
        List<String> steps = runtime.takeJournal();
        assertThat(steps.subList(steps.indexOf("a#1 " + hook), steps.indexOf("a#1 close") + 1))
                .containsExactly("a#1 " + hook, "a#1 close");
        assertThat(steps).doesNotContain("a#1 dispose");
    }

    @ParameterizedTest
    @ValueSource(strings = { "a load", "a#1 new", "a#1 on-load", "a#1 initialize", "a#1 on-ready" })
    void unexpectedException_becomesInitializationException(String step) {
        var failure = new IllegalStateException("broken");
        PluginContainer container = containerOf("a");
        runtime.failAt(step, failure);
        assertThatExceptionOfType(PluginInitializationException.class).isThrownBy(container::start)
                .withMessage("Plugin a 1.2.0, start: it failed in a way that the host did not expect: "
                        + "java.lang.IllegalStateException: broken")
                .withCause(failure);
        assertThat(stateOf(container, "a")).isEqualTo(ERROR);
    }

    @Test
    void stackOverflow_becomesInitializationException() {
        var failure = new StackOverflowError();
        PluginContainer container = containerOf("a", "b");
        runtime.failAt("b#1 initialize", failure);
        assertThatExceptionOfType(PluginInitializationException.class).isThrownBy(container::start).withCause(failure);
        assertThat(runtime.takeJournal()).contains("b#1 close", "a close");
        assertThat(stateOf(container, "b")).isEqualTo(ERROR);
    }

    @Test
    void missingRuntime_isNamedAmongThoseThatAreThere() {
        PluginContainer container = PluginContainer.builder(Runnable::run).runtime(runtime)
                .plugins(List.of(plugin("a").runtime(new RuntimeType("lua")).manifest())).build();
        assertThatExceptionOfType(RuntimeNotAvailableException.class).isThrownBy(container::start)
                .withMessage("Plugin a 1.2.0, load: its runtime 'lua' is not there; there are [wasm].");
        assertThat(stateOf(container, "a")).isEqualTo(ERROR);
    }

    @Test
    void missingRuntime_failsWhereThereIsNone() {
        PluginContainer container = PluginContainer.builder(Runnable::run).plugins(List.of(Fixtures.manifest("a"))).build();
        assertThatExceptionOfType(RuntimeNotAvailableException.class).isThrownBy(container::start)
                .withMessage("Plugin a 1.2.0, load: its runtime 'wasm' is not there; there are [].");
    }

    @Test
    void lastRuntimeOfType_counts() {
        var unused = new FakeRuntime();
        PluginContainer.builder(Runnable::run).runtime(unused).runtime(runtime)
                .plugins(List.of(Fixtures.manifest("a"))).build().start();
        assertThat(runtime.takeJournal()).startsWith("a load");
        assertThat(unused.takeJournal()).isEmpty();
    }

    @Test
    void twoPluginsOfOneId_areRefused() {
        PluginContainerBuilder builder = PluginContainer.builder(Runnable::run)
                .plugins(List.of(Fixtures.manifest("a"), Fixtures.manifest("b")))
                .plugins(List.of(plugin("a").instances(3).manifest()));
        assertThatIllegalArgumentException().isThrownBy(builder::build).withMessage("There are two plugins with the id a.");
    }

    @Test
    void twoHostFunctionsOfOneName_areRefused() {
        PluginContainerBuilder builder = PluginContainer.builder(Runnable::run)
                .hostFunctions(List.of(Fixtures.function("host", "read"), Fixtures.function("other", "read")))
                .hostFunctions(List.of(Fixtures.function("host", "read")));
        assertThatIllegalArgumentException().isThrownBy(builder::build)
                .withMessage("There are two host functions host.read; a name may be used once.");
    }

    @Test
    void oneNameInTwoModules_isAccepted() {
        PluginContainer container = PluginContainer.builder(Runnable::run)
                .hostFunctions(List.of(Fixtures.function("host", "read"), Fixtures.function("other", "read"))).build();
        assertThat(container.manager()).isNotNull();
    }

    @Test
    void negativeMaxWaiting_isRefused() {
        PluginContainerBuilder builder = PluginContainer.builder(Runnable::run);
        assertThatIllegalArgumentException().isThrownBy(() -> builder.maxWaiting(-1))
                .withMessage("maxWaiting must not be negative");
        assertThat(builder.maxWaiting(0)).isSameAs(builder);
    }

    @Test
    void missingParts_areRefused() {
        assertThatNullPointerException().isThrownBy(() -> PluginContainer.builder(null)).withMessage("workers");
        PluginContainerBuilder builder = PluginContainer.builder(Runnable::run);
        assertThatNullPointerException().isThrownBy(() -> builder.contextPropagation(null)).withMessage("capture");
    }

    @Test
    void manager_isAlwaysTheSame() {
        PluginContainer container = containerOf("a");
        PluginManager before = container.manager();
        container.start();
        assertThat(container.manager()).isSameAs(before);
    }

    @Test
    void failureToStart_isPluginException() {
        PluginContainer container = containerOf("a");
        runtime.failAt("a load", new UnsupportedOperationException());
        assertThatExceptionOfType(PluginException.class).isThrownBy(container::start)
                .satisfies(e -> assertThat(e.operation().plugin()).isEqualTo(PluginId.of("a")));
    }

    private PluginContainer containerOf(String... ids) {
        return PluginContainer.builder(Runnable::run).runtime(runtime)
                .plugins(Stream.of(ids).map(Fixtures::manifest).toList()).build();
    }

    private static PluginState stateOf(PluginContainer container, String id) {
        return container.manager().getPlugin(PluginId.of(id)).orElseThrow().state();
    }
}
