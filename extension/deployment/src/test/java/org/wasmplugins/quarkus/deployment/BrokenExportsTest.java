package org.wasmplugins.quarkus.deployment;

import static org.assertj.core.api.Assertions.fail;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.test.QuarkusUnitTest;

class BrokenExportsTest {

    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = new QuarkusUnitTest()
            .withApplicationRoot(PluginArchive.with(archive -> archive.guest("broken-exports").guest("large-memory")))
            .assertException(BuildErrors.contain(
                    "Plugin broken-exports (plugins/broken-exports/module.wasm): The module's export 'alloc' is a function (i64) -> i32; it must be a function (i32) -> i32.",
                    "Plugin broken-exports (plugins/broken-exports/module.wasm): The module's export 'dealloc' is a global; it must be a function (i32, i32) -> ().",
                    "Plugin broken-exports (plugins/broken-exports/module.wasm): The module's export 'plugin_handle_event' is a function (i32, i32) -> i32; it must be a function (i32, i32) -> i64.",
                    "Plugin broken-exports (plugins/broken-exports/module.wasm): The module's export 'plugin_dispose' is missing; it must be a function () -> i32.",
                    "Plugin large-memory (plugins/large-memory/module.wasm): The module's memory begins with 67108864 bytes; allowed are 50000000 (permissions.resources.max_memory in its plugin.yaml)."));

    @Test
    void application_isNotBuilt() {
        fail("the application must not start");
    }

}
