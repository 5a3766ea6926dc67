package org.wasmplugins.quarkus.deployment;

import static org.junit.jupiter.api.Assertions.fail;

import java.util.Map;

import org.eclipse.microprofile.config.spi.ConfigSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wasmplugins.wasm.Guests;

import io.quarkus.test.QuarkusUnitTest;
import io.smallrye.config.EnvConfigSource;

/** Settings that reach nobody are told all together. */
class SettingsForNobodyTest {

    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = new QuarkusUnitTest()
            .withApplicationRoot(archive -> PluginArchive.with(plugins -> plugins
                    .plugin("word-count", PluginArchive.manifest("word-count",
                            "permissions: { capabilities: { network: [api.example.com, 'db.example.com:8443'] } }\n"),
                            Guests.bytes("minimal")))
                    .accept(archive.addClasses(PluginArchive.class, PuppetFunctions.class, Variables.class)
                            .addAsServiceProvider(ConfigSource.class, Variables.class)))
            .overrideConfigKey("quarkus.wasm-plugins.plugins.\"word-cuont\".limits.max-memory", "1M")
            .overrideConfigKey("quarkus.wasm-plugins.plugins.word-count.limits.max-call-dept", "1M")
            .overrideConfigKey("quarkus.wasm-plugins.plugins.word-count.grants.host-functions", "greet,gret,log_info")
            .overrideConfigKey("quarkus.wasm-plugins.plugins.word-count.grants.channels", "word-conut,host")
            .overrideConfigKey("quarkus.wasm-plugins.plugins.word-count.grants.network",
                    "api.exmaple.com,db.example.com:8443,other.test")
            .overrideConfigKey("quarkus.wasm-plugins.defaults.grants.host-functions", "forbiden")
            .overrideConfigKey("quarkus.wasm-plugins.plugins.word-count.mounts.\"/data\"", "/tmp")
            .assertException(failure -> {
                BuildErrors.contain("quarkus.wasm-plugins.plugins.\"word-cuont\" is configured, but there is no such plugin;"
                        + " did you mean \"word-count\"?").accept(failure);
                BuildErrors
                        .contain(
                                "quarkus.wasm-plugins.plugins.\"word-count\".limits.max-call-dept is configured, but there is no"
                                        + " such property; did you mean \"limits.max-call-depth\"?")
                        .accept(failure);
                BuildErrors.contain(
                        "quarkus.wasm-plugins.plugins.\"word-count\".grants.host-functions names \"gret\", but there is"
                                + " no such host function; did you mean \"greet\"?")
                        .accept(failure);
                BuildErrors.contain("quarkus.wasm-plugins.defaults.grants.host-functions names \"forbiden\", but there is"
                        + " no such host function; did you mean \"forbidden\"?").accept(failure);
                BuildErrors.contain(
                        "quarkus.wasm-plugins.plugins.\"word-count\".grants.channels names \"word-conut\", but there is"
                                + " no such plugin; did you mean \"word-count\"?")
                        .accept(failure);
                BuildErrors.contain("quarkus.wasm-plugins.plugins.\"word-count\".grants.network names \"api.exmaple.com\", but"
                        + " the plugin asks for no such host; did you mean \"api.example.com\"?").accept(failure);
                BuildErrors
                        .contain("quarkus.wasm-plugins.plugins.\"word-count\".mounts is set, and the plugin asks for no files")
                        .accept(failure);
                BuildErrors
                        .contain("The environment variable QUARKUS_WASM_PLUGINS_PLUGINS__WORDCOUNT__LIMITS_MAX_MEMORY is set,"
                                + " but it is a setting of no plugin")
                        .accept(failure);
                BuildErrors
                        .contain("The environment variable QUARKUS_WASM_PLUGINS_PLUGINS__WORD_COUNT__LIMITS_MAX_MEMROY is set,"
                                + " but it is a setting of no plugin")
                        .accept(failure);
                BuildErrors.contain("Where that is meant: quarkus.wasm-plugins.unknown-plugins=warn.").accept(failure);
            });

    public static class Variables extends EnvConfigSource {

        private static final long serialVersionUID = 1L;

        public Variables() {
            super(Map.of("QUARKUS_WASM_PLUGINS_PLUGINS__WORDCOUNT__LIMITS_MAX_MEMORY", "1M",
                    "QUARKUS_WASM_PLUGINS_PLUGINS__WORD_COUNT__LIMITS_MAX_MEMROY", "1M",
                    "QUARKUS_WASM_PLUGINS_PLUGINS__WORD_COUNT__POOL_MAX_SIZE", "1"), 300);
        }
    }

    @Test
    void application_doesNotStart() {
        fail("the application must not start");
    }
}
