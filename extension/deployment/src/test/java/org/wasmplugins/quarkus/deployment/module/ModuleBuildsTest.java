package org.wasmplugins.quarkus.deployment.module;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.wasmplugins.RuntimeType;
import org.wasmplugins.host.manifest.ManifestParser;
import org.wasmplugins.quarkus.deployment.LogLines;
import org.wasmplugins.quarkus.deployment.PluginArchive;
import org.wasmplugins.quarkus.deployment.item.DiscoveredPluginBuildItem;
import org.wasmplugins.wasm.Guests;
import org.wasmplugins.wasm.chicory.InvalidModuleException;
import org.wasmplugins.wasm.chicory.compile.CompileTarget;

class ModuleBuildsTest {

    private static final Duration LONG = Duration.ofHours(1);
    private static final ModuleCache NO_CACHE = new ModuleCache(Path.of("unused"), Optional.empty());

    private static DiscoveredPluginBuildItem plugin(String id, byte[] module) {
        var manifest = new ManifestParser(Set.of(RuntimeType.WASM)).parse("plugin.yaml",
                PluginArchive.manifest(id, "").getBytes(StandardCharsets.UTF_8));
        return new DiscoveredPluginBuildItem(manifest, "plugins/" + id + "/module.wasm", module);
    }

    private static List<DiscoveredPluginBuildItem> plugins(String... guests) {
        var plugins = new ArrayList<DiscoveredPluginBuildItem>();
        for (var guest : guests) {
            plugins.add(plugin(guest, Guests.bytes(guest)));
        }
        return plugins;
    }

    private static ModuleBuild build(byte[] module, Runnable compiling) throws InvalidModuleException {
        return ModuleBuild.of(module, CompileTarget.JVM, NO_CACHE, compiling);
    }

    @Test
    void modules_areBuiltAtTheSameTime() {
        assumeThat(Runtime.getRuntime().availableProcessors()).isGreaterThan(1);
        var both = new CyclicBarrier(2);
        var outcomes = new ModuleBuilds((module, compiling) -> {
            try {
                both.await(20, TimeUnit.SECONDS);
            } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
                throw new AssertionError("the other module is not built at the same time", e);
            }
            return build(module, compiling);
        }, LONG).of(plugins("minimal", "hooks"));
        assertThat(outcomes.values()).hasSize(2).allSatisfy(outcome -> assertThat(outcome.build()).isNotNull());
    }

    @Test
    void noMoreModulesThanProcessors_areBuiltAtTheSameTime() {
        var running = new AtomicInteger();
        var most = new AtomicInteger();
        new ModuleBuilds((module, compiling) -> {
            most.accumulateAndGet(running.incrementAndGet(), Math::max);
            var build = build(module, compiling);
            running.decrementAndGet();
            return build;
        }, LONG).of(plugins("minimal", "hooks", "batch", "forward", "flood", "messenger", "reactor", "table-large"));
        assertThat(most).hasValueBetween(1, Runtime.getRuntime().availableProcessors());
    }

    @Test
    void sameModule_isBuiltOnce() {
        var built = new AtomicInteger();
        new ModuleBuilds((module, compiling) -> {
            built.incrementAndGet();
            return build(module, compiling);
        }, LONG).of(List.of(plugin("one", Guests.bytes("minimal")), plugin("other", Guests.bytes("minimal"))));
        assertThat(built).hasValue(1);
    }

    @Test
    void eachModuleThatIsWrong_hasItsOwnFailure() {
        var wrong = List.of(plugin("empty", new byte[0]), plugin("text", new byte[] { 1, 2, 3 }),
                plugin("minimal", Guests.bytes("minimal")));
        var outcomes = new ModuleBuilds(ModuleBuildsTest::build, LONG).of(wrong);
        assertThat(wrong).extracting(plugin -> outcomes.get(ModuleBuild.entryClass(plugin.module())).failure() != null)
                .containsExactly(true, true, false);
        assertThat(outcomes.get(ModuleBuild.entryClass(new byte[0])).failure()).hasMessage("it is empty");
    }

    @Test
    void bugInTheCompiler_failsTheBuild() {
        assertThatThrownBy(() -> new ModuleBuilds((module, compiling) -> {
            throw new IllegalArgumentException("bug");
        }, LONG).of(plugins("minimal"))).isInstanceOf(IllegalStateException.class)
                .hasMessage("A module could not be compiled: java.lang.IllegalArgumentException: bug");
    }

    @Test
    void buildThatTakesLong_saysHowFarItIs() {
        var said = new CountDownLatch(1);
        try (var log = new LogLines("org.wasmplugins.quarkus.deployment.ModuleBuilds", line -> said.countDown())) {
            new ModuleBuilds((module, compiling) -> {
                compiling.run();
                try {
                    assertThat(said.await(20, TimeUnit.SECONDS)).isTrue();
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
                return build(module, compiling);
            }, Duration.ofNanos(1)).of(plugins("minimal", "hooks"));
            assertThat(log.all()).hasSize(3).first()
                    .isEqualTo("WASMP206: Compiling takes its time: 2 of 2 modules are not done yet.");
            assertThat(log.all().get(2)).matches(
                    "WASMP207: The module of plugin \\S+ \\(plugins/\\S+/module.wasm\\) took \\d+ ms; it is number 2 of 2\\.");
        }
    }

    @Test
    void buildThatIsFast_saysNothing() {
        try (var log = new LogLines("org.wasmplugins.quarkus.deployment.ModuleBuilds")) {
            new ModuleBuilds(ModuleBuildsTest::build, LONG).of(plugins("minimal"));
            assertThat(log.all()).isEmpty();
        }
    }

    @Test
    void buildThatCompilesNothing_saysNothing_howeverLongItTakes() {
        try (var log = new LogLines("org.wasmplugins.quarkus.deployment.ModuleBuilds")) {
            new ModuleBuilds((module, compiling) -> build(module, () -> {
            }), Duration.ofNanos(1)).of(plugins("minimal", "hooks"));
            assertThat(log.all()).isEmpty();
        }
    }
}
