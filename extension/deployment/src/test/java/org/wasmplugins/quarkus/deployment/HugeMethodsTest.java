package org.wasmplugins.quarkus.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.logging.Level;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wasmplugins.PluginState;
import org.wasmplugins.host.PluginManager;

import io.quarkus.test.QuarkusUnitTest;

/** The build names what HotSpot does not compile and what cannot be split. */
class HugeMethodsTest {

    private static final String WARNING = "WASMP204: Plugin huge \\(plugins/huge/module\\.wasm\\): HotSpot leaves methods of more"
            + " than 8000 bytes to its interpreter, which is many times slower: function 5 'func5' of \\d+ bytes\\. To have them"
            + " compiled, start the application with -XX:-DontCompileHugeMethods\\.";

    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = new QuarkusUnitTest()
            .withApplicationRoot(archive -> PluginArchive.with(plugins -> plugins.guest("minimal").plugin("huge",
                    LargeFunctionGuest.expression(5_000)))
                    .accept(archive.addClasses(PluginArchive.class, LargeFunctionGuest.class)))
            .setLogRecordPredicate(record -> record.getLevel().intValue() >= Level.WARNING.intValue()
                    && record.getLoggerName().startsWith("org.wasmplugins"))
            .assertLogRecords(records -> assertThat(records)
                    .extracting(record -> String.format(record.getMessage(), record.getParameters())).singleElement().asString()
                    .matches(WARNING));

    @Inject
    PluginManager plugins;

    @Test
    void pluginWithAHugeMethod_isReady() {
        assertThat(plugins.getAllPlugins()).extracting(plugin -> plugin.state()).containsOnly(PluginState.READY);
    }
}
