package org.wasmplugins.quarkus.deployment;

import static org.assertj.core.api.Assertions.fail;

import org.jboss.shrinkwrap.api.asset.ByteArrayAsset;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wasmplugins.wasm.Guests;

import io.quarkus.test.QuarkusUnitTest;

/** Plugins that would be ignored without a word. */
class NoManifestTest {

    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = new QuarkusUnitTest()
            .withApplicationRoot(archive -> archive
                    .addAsResource(new StringAsset(PluginArchive.manifest("short", "")), "plugins/short/plugin.yml")
                    .addAsResource(new ByteArrayAsset(Guests.bytes("minimal")), "plugins/short/module.wasm")
                    .addAsResource(new ByteArrayAsset(Guests.bytes("minimal")), "plugins/bare/module.wasm")
                    .addAsResource(new ByteArrayAsset(Guests.bytes("minimal")), "plugins/beside.wasm")
                    .addAsResource(new StringAsset(PluginArchive.manifest("beside", "")), "plugins/plugin.yaml")
                    .addAsResource(new StringAsset("text"), "plugins/README.md")
                    .addAsResource(new StringAsset("else"), "plugins/other/something.else"))
            .withAdditionalDependency(archive -> archive
                    .addAsResource(new StringAsset(PluginArchive.manifest("large", "")),
                            "META-INF/wasm-plugins/large/Plugin.YAML"))
            .assertException(BuildErrors.contain("Found 5 deployment problems",
                    "plugins/beside.wasm is not read: each plugin has a folder of its own, named by its id, with a plugin.yaml"
                            + " and the module. Move the file into the plugin's folder, or take it away.",
                    "plugins/plugin.yaml is not read: each plugin has a folder of its own",
                    "plugins/short/plugin.yml is not read: the name of a manifest is plugin.yaml. Rename the file.",
                    "plugins/bare/module.wasm is in a folder without a plugin.yaml, which a plugin has to have. Add one, with"
                            + " 'abi: none' for a module that is not made for this host, or take the module away.",
                    "META-INF/wasm-plugins/large/Plugin.YAML is not read: the name of a manifest is plugin.yaml."));

    @Test
    void application_isNotBuilt() {
        fail("the application must not start");
    }
}
