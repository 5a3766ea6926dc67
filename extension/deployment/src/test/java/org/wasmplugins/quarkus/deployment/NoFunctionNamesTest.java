package org.wasmplugins.quarkus.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.HexFormat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wasmplugins.wasm.Guests;

import io.quarkus.test.QuarkusUnitTest;

/** The build says once of each module that traps will not name its functions. */
class NoFunctionNamesTest {

    private static final String MESSAGE = "WASMP215: Plugin %s (plugins/%s/module.wasm): traps will show some or all of its functions by"
            + " their numbers, because %s.";

    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = new QuarkusUnitTest()
            .withApplicationRoot(archive -> PluginArchive.with(plugins -> plugins.guest("minimal")
                    .plugin("damaged", damaged())
                    .plugin("other", damaged()))
                    .accept(archive.addClasses(PluginArchive.class)))
            .setLogRecordPredicate(record -> record.getLoggerName().startsWith("org.wasmplugins")
                    && record.getMessage().contains("WASMP215"))
            .assertLogRecords(records -> assertThat(records)
                    .extracting(record -> String.format(record.getMessage(), record.getParameters())).containsExactly(
                            MESSAGE.formatted("damaged", "damaged", "its name section is damaged (it ends too soon)")));

    /** A guest with a second name section, which ends in the midst of a number. */
    private static byte[] damaged() {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(Guests.bytes("minimal"));
        bytes.writeBytes(HexFormat.of().parseHex("0008" + "046e616d65" + "010180"));
        return bytes.toByteArray();
    }

    @Test
    void application_isBuilt() {
        // The log is looked at when it has stopped.
    }
}
