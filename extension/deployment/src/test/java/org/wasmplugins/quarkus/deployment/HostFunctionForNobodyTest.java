package org.wasmplugins.quarkus.deployment;

import static org.assertj.core.api.Assertions.fail;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wasmplugins.quarkus.HostFunction;

import io.quarkus.test.QuarkusUnitTest;

class HostFunctionForNobodyTest {

    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = new QuarkusUnitTest()
            .withApplicationRoot(PluginArchive.with(archive -> archive.guest("minimal")))
            .assertException(BuildErrors.contain(
                    "Functions#first is for the plugin 'minimall', which is not in the application; did you mean 'minimal'?",
                    "is taken by org.wasmplugins.quarkus.deployment.HostFunctionForNobodyTest$Functions#",
                    " for plugin minimal; a name may be used once, or once for each plugin with @HostFunction(plugins = …)."));

    @Test
    void application_isNotBuilt() {
        fail("the application must not start");
    }

    static class Functions {

        @HostFunction(plugins = "minimall")
        String first(String name) {
            return name;
        }

        @HostFunction(value = "second", plugins = { "minimal" })
        String second(String name) {
            return name;
        }

        @HostFunction(value = "second", plugins = "minimal")
        String third(String name) {
            return name;
        }
    }
}
