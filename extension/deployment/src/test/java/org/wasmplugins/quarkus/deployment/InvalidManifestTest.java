package org.wasmplugins.quarkus.deployment;

import static org.assertj.core.api.Assertions.fail;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.test.QuarkusUnitTest;

class InvalidManifestTest {

    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = new QuarkusUnitTest()
            .withApplicationRoot(
                    PluginArchive.with(archive -> archive.manifestOnly("one", "abi: 1\nid: one\n").manifestOnly("two",
                            PluginArchive.manifest("three", "colour: red\n"))))
            .assertException(BuildErrors.contain(
                    "plugins/one/plugin.yaml:1: key 'version': found nothing; allowed: ",
                    "plugins/one/plugin.yaml:1: key 'runtime': found nothing; allowed: wasm",
                    "plugins/one/plugin.yaml:1: key 'module': found nothing; allowed: ",
                    "plugins/one/plugin.yaml:1: key 'events': found nothing; allowed: ",
                    "plugins/two/plugin.yaml:2: key 'id': found 'three'",
                    "plugins/two/plugin.yaml:8: key 'colour': found"));

    @Test
    void application_isNotBuilt() {
        fail("the application must not start");
    }

}
