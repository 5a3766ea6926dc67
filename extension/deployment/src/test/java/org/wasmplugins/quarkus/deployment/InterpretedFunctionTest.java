package org.wasmplugins.quarkus.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.logging.Level;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wasmplugins.PluginState;
import org.wasmplugins.host.PluginManager;

import io.quarkus.test.QuarkusUnitTest;

class InterpretedFunctionTest {

    private static final String WARNING = "WASMP202: Plugin large (plugins/large/module.wasm): the function 5 'func5' of 140004 bytes is too"
            + " large for a JVM method and runs in the interpreter.";

    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = new QuarkusUnitTest()
            .withApplicationRoot(archive -> PluginArchive.with(plugins -> plugins.plugin("large",
                    PluginArchive.manifest("large", "execution: { interpreted_functions: [5] }\n"),
                    LargeFunctionGuest.module()))
                    .accept(archive.addClasses(PluginArchive.class, LargeFunctionGuest.class)))
            .setLogRecordPredicate(record -> record.getLevel().intValue() >= Level.WARNING.intValue()
                    && record.getLoggerName().startsWith("org.wasmplugins"))
            .assertLogRecords(records -> assertThat(records)
                    .extracting(record -> String.format(record.getMessage(), record.getParameters())).containsExactly(WARNING));

    @Inject
    PluginManager plugins;

    @Test
    void pluginWithAnInterpretedFunction_isReady() {
        assertThat(plugins.getAllPlugins()).extracting(plugin -> plugin.state()).containsExactly(PluginState.READY);
    }
}
