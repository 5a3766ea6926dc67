package org.wasmplugins.quarkus.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wasmplugins.quarkus.deployment.manifest.PackagingConfigSource;
import org.wasmplugins.wasm.Guests;

import io.quarkus.test.QuarkusUnitTest;

/** A jar that is built again, and an application that takes one of two modules out of it. */
class MutableJarModulesTest {

    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = new QuarkusUnitTest()
            .withApplicationRoot(archive -> PluginArchive.with(plugins -> plugins.plugin("kept", Guests.bytes("minimal"))
                    .plugin("left-out", Guests.bytes("minimal"))).accept(archive.addClasses(PluginArchive.class, Guests.class)))
            .overrideConfigKey("quarkus.package.jar.type", "mutable-jar")
            .overrideConfigKey(PackagingConfigSource.PROPERTY, "plugins/left-out/module.wasm")
            .setLogRecordPredicate(
                    record -> record.getLoggerName().equals("org.wasmplugins.quarkus.deployment.ManifestProcessor"))
            .assertLogRecords(records -> assertThat(records).extracting(LogLines::text)
                    .containsExactly("WASMP219: The application leaves out plugins/left-out/module.wasm, which a mutable-jar"
                            + " needs to be built again: take it out of quarkus.package.jar.user-configured-ignored-entries."));

    @Test
    void application_isTold() {
        // Of what the build said.
    }
}
