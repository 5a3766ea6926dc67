package org.wasmplugins.it.mutable;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What was built is built again, where no sources are. */
@Timeout(value = 180, unit = TimeUnit.SECONDS)
class MutableJarIT {

    @TempDir
    Path directory;

    @Test
    void applicationThatIsNotBuiltAgain_callsItsPlugins() throws Exception {
        try (var application = MutableJar.copyTo(directory).run(Map.of())) {
            assertCallsPlugins(application);
            assertThat(application.get("/nobody").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void applicationThatIsBuiltAgain_callsItsPlugins() throws Exception {
        var jar = MutableJar.copyTo(directory);
        assertThat(jar.buildAgain()).contains("WASMP205: Modules compiled: 2, ");
        try (var application = jar.run(Map.of())) {
            assertCallsPlugins(application);
        }
    }

    @Test
    void applicationThatIsBuiltAgainAndAgain_hasTheLastSettings() throws Exception {
        var jar = MutableJar.copyTo(directory);
        jar.buildAgain();
        assertThat(jar.buildAgain("-Dquarkus.wasm-plugins.http-problem=false"))
                .contains("WASMP205: Modules compiled: 0, ", "found as an earlier build compiled them: 2.");
        try (var application = jar.run(Map.of())) {
            assertCallsPlugins(application);
            assertThat(application.get("/nobody").statusCode()).isEqualTo(500);
        }
    }

    /** As the far side of remote development starts it. */
    @Test
    void applicationThatIsDevelopedFromElsewhere_callsItsPlugins() throws Exception {
        try (var application = MutableJar.copyTo(directory).run(Map.of("QUARKUS_LAUNCH_DEVMODE", "true"),
                "-Dquarkus.live-reload.password=secret")) {
            assertCallsPlugins(application);
        }
    }

    private static void assertCallsPlugins(MutableJar.Running application) throws Exception {
        assertThat(application.get("/echo/hello").body()).isEqualTo("hello");
        assertThat(application.get("/count/two%20words").body()).isEqualTo("{\"characters\":9,\"words\":2,\"lines\":1}");
    }
}
