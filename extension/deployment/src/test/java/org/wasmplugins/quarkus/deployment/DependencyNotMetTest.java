package org.wasmplugins.quarkus.deployment;

import static org.assertj.core.api.Assertions.fail;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wasmplugins.wasm.Guests;

import io.quarkus.test.QuarkusUnitTest;

class DependencyNotMetTest {

    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = new QuarkusUnitTest()
            .withApplicationRoot(PluginArchive.with(archive -> archive.plugin("tokenizer", Guests.bytes("minimal"))
                    .plugin("old", needs("old", "tokenizer", ">=2.0.0"), Guests.bytes("minimal"))
                    .plugin("lost", needs("lost", "tokeniser", "*"), Guests.bytes("minimal"))
                    .plugin("egg", needs("egg", "hen", "*"), Guests.bytes("minimal"))
                    .plugin("hen", needs("hen", "egg", "*"), Guests.bytes("minimal"))))
            .assertException(BuildErrors.contain(
                    "Plugin old 1.0.0, order the start: it needs the plugin 'tokenizer' >=2.0.0; there is version 1.0.0.",
                    "Plugin lost 1.0.0, order the start: it needs the plugin 'tokeniser' *, which is not there; did you mean"
                            + " 'tokenizer'?",
                    "order the start: it needs itself: egg → hen → egg. Plugins must not depend on each other in a circle."));

    private static String needs(String id, String other, String versions) {
        return PluginArchive.manifest(id, "dependencies: [{ id: " + other + ", version: '" + versions + "' }]\n");
    }

    @Test
    void application_isNotBuilt() {
        fail("the application must not start");
    }
}
