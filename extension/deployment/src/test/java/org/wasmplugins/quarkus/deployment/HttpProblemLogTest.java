package org.wasmplugins.quarkus.deployment;

import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.LogRecord;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.test.QuarkusUnitTest;

/** What HTTP clients can make an application log by calls of a plugin that fails. */
class HttpProblemLogTest {

    private static final int CALLS = 50;

    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = new QuarkusUnitTest()
            .withApplicationRoot(archive -> PluginArchive.with(plugins -> plugins.guest("puppet"))
                    .accept(archive.addClasses(PluginArchive.class, PuppetFunctions.class, FailingResource.class,
                            LogLines.class)))
            .setLogRecordPredicate(record -> record.getLevel().intValue() >= Level.WARNING.intValue())
            .assertLogRecords(HttpProblemLogTest::assertShort);

    private static void assertShort(List<LogRecord> records) {
        assertThat(records).extracting(LogLines::text).filteredOn(line -> line.contains("PluginTrapException"))
                .hasSizeBetween(1, 2).allMatch(line -> line.startsWith("WASMP00"));
        assertThat(records).hasSizeLessThan(5).allSatisfy(record -> assertThat(record.getThrown()).isNull());
    }

    @Test
    void failingCalls_areALineAMinute_andNoStackTraces() {
        for (int call = 0; call < CALLS; call++) {
            when().get((call % 2 == 0 ? "uni" : "blocking") + "/puppet/t").then().statusCode(502);
        }
    }
}
