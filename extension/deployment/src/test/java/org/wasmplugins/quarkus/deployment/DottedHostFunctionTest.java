package org.wasmplugins.quarkus.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wasmplugins.host.PluginManager;
import org.wasmplugins.quarkus.HostFunction;

import io.quarkus.test.QuarkusUnitTest;

/** Modules and names may have dots: together they are no name of their own. */
class DottedHostFunctionTest {

    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = new QuarkusUnitTest()
            .withApplicationRoot(archive -> PluginArchive.with(plugins -> plugins.guest("minimal"))
                    .accept(archive.addClasses(PluginArchive.class, Functions.class)));

    @Inject
    PluginManager plugins;

    @Test
    void functionsWhoseModulesAndNamesReadAlike_areTwo() {
        assertThat(plugins.getAllPlugins()).hasSize(1);
    }

    static class Functions {

        @HostFunction(module = "host", value = "greet.all")
        String all(String name) {
            return name;
        }

        @HostFunction(module = "host.greet", value = "all")
        String others(String name) {
            return name;
        }
    }
}
