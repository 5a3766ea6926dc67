package org.wasmplugins.quarkus.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Consumer;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wasmplugins.PluginEvent;
import org.wasmplugins.PluginId;
import org.wasmplugins.RuntimeType;
import org.wasmplugins.host.PluginManager;
import org.wasmplugins.quarkus.deployment.item.PluginRuntimeBuildItem;
import org.wasmplugins.wasm.Guests;

import io.quarkus.builder.BuildChainBuilder;
import io.quarkus.builder.BuildContext;
import io.quarkus.builder.BuildStep;
import io.quarkus.builder.item.BuildItem;
import io.quarkus.test.QuarkusUnitTest;

/** A runtime that another extension brings runs beside ours, through the same pools, limits and observers. */
class OtherRuntimeTest {

    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = new QuarkusUnitTest()
            .withApplicationRoot(archive -> PluginArchive.with(plugins -> plugins.guest("puppet")
                    .plugin("other",
                            PluginArchive.manifest("other", "").replace("runtime: wasm", "runtime: " + EchoRuntime.TYPE),
                            "no module".getBytes(StandardCharsets.UTF_8)))
                    .accept(archive.addClasses(PluginArchive.class, Guests.class, EchoRuntime.class, PuppetFunctions.class)))
            .addBuildChainCustomizer(new OtherRuntime());

    /** As another extension's build step does. */
    static final class OtherRuntime implements Consumer<BuildChainBuilder>, BuildStep {

        @Override
        public void accept(BuildChainBuilder builder) {
            builder.addBuildStep(this).produces(PluginRuntimeBuildItem.class).build();
        }

        @Override
        public void execute(BuildContext context) {
            context.produce(Item.ofBuild());
        }
    }

    /** The application's class loader, which loads this test too, has no classes of the build. */
    static final class Item {

        static BuildItem ofBuild() {
            return new PluginRuntimeBuildItem(new RuntimeType(EchoRuntime.TYPE));
        }
    }

    @Inject
    PluginManager plugins;

    private String send(String plugin, String text) {
        var event = PluginEvent.to(plugin, "do", text.getBytes(StandardCharsets.UTF_8));
        return new String((byte[]) plugins.sendEvent(event).await().atMost(Duration.ofSeconds(10)).data(),
                StandardCharsets.UTF_8);
    }

    @Test
    void eachPlugin_runsInItsRuntime() {
        assertThat(send("other", "hello")).isEqualTo("hello");
        assertThat(send("puppet", "rhello")).isEqualTo("hello");
        assertThat(plugins.poolStatistics(PluginId.of("other")))
                .hasValueSatisfying(pool -> assertThat(pool.idle()).isPositive());
    }
}
