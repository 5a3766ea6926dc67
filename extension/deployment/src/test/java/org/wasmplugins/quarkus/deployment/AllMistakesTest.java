package org.wasmplugins.quarkus.deployment;

import static org.assertj.core.api.Assertions.fail;

import java.nio.charset.StandardCharsets;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wasmplugins.quarkus.EventType;
import org.wasmplugins.quarkus.HostFunction;
import org.wasmplugins.quarkus.PluginClient;
import org.wasmplugins.wasm.Guests;

import io.quarkus.arc.Unremovable;
import io.quarkus.test.QuarkusUnitTest;

/** One mistake does not hide the others, whoever injects what cannot be there. */
class AllMistakesTest {

    private static final String THIS = AllMistakesTest.class.getName();

    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = new QuarkusUnitTest()
            .withApplicationRoot(archive -> PluginArchive.with(plugins -> plugins
                    .plugin("no-module", "no module".getBytes(StandardCharsets.UTF_8))
                    .manifestOnly("no-file", PluginArchive.manifest("no-file", ""))
                    .manifestOnly("no-manifest", "abi: 9\n")
                    .plugin("needs",
                            PluginArchive.manifest("needs", "dependencies: [ { id: no-manifest, version: '>=1.0.0' } ]\n"),
                            Guests.bytes("minimal"))
                    .guest("minimal").guest("imports-unknown"))
                    .accept(archive.addAsResource(new StringAsset(PluginArchive.manifest("misnamed", "")),
                            "plugins/misnamed/plugin.yml")))
            .overrideConfigKey("quarkus.wasm-plugins.plugins.\"no-manifest\".incoming", "in")
            .assertException(BuildErrors.contain(
                    "The plugin client " + THIS + "$OfNobody cannot be used: there is no plugin 'nobody'",
                    "The plugin client " + THIS + "$NoInterface cannot be used: it is not an interface.",
                    "The plugin client " + THIS + "$Generic cannot be used: it must not have type parameters.",
                    "The method " + THIS + "$NoFile#undo of a plugin client cannot be used: it sends events of the type 'undo'",
                    "The method " + THIS
                            + "$NoMethod#undo of a plugin client cannot be used: it sends events of the type 'undo'",
                    "Plugin no-module (plugins/no-module/module.wasm): The file is not a module that can run: ",
                    "Plugin no-file: the module plugins/no-file/module.wasm, which key 'module' of plugins/no-file/plugin.yaml"
                            + " names, does not exist.",
                    "plugins/no-manifest/plugin.yaml",
                    "plugins/misnamed/plugin.yml is not read",
                    "Plugin imports-unknown (plugins/imports-unknown/module.wasm): The module's import 'host.gret'",
                    "The host function " + THIS + "$Functions#hidden cannot be used",
                    "Found 11 deployment problems"));

    @Test
    void application_isNotBuilt() {
        fail("the application must not start");
    }

    @PluginClient("no-module")
    interface NoModule {
        @EventType("do")
        byte[] run(byte[] input);
    }

    @PluginClient("no-file")
    interface NoFile {
        byte[] undo(byte[] input);
    }

    @PluginClient("no-manifest")
    interface NoManifest {
        byte[] run(byte[] input);
    }

    @PluginClient("misnamed")
    interface Misnamed {
        byte[] run(byte[] input);
    }

    @PluginClient("nobody")
    interface OfNobody {
        byte[] run(byte[] input);
    }

    @PluginClient("minimal")
    interface NoMethod {
        byte[] undo(byte[] input);
    }

    @PluginClient("minimal")
    abstract static class NoInterface {
    }

    @PluginClient("minimal")
    interface Generic<T> {
    }

    @Singleton
    @Unremovable
    static class User {

        @Inject
        NoModule noModule;
        @Inject
        NoFile noFile;
        @Inject
        NoManifest noManifest;
        @Inject
        Misnamed misnamed;
        @Inject
        OfNobody ofNobody;
        @Inject
        NoMethod noMethod;
        @Inject
        NoInterface noInterface;
        @Inject
        Generic<String> generic;
    }

    static class Functions {

        @HostFunction(plugins = "no-manifest")
        void forTheBroken() {
        }

        @HostFunction
        private void hidden() {
        }
    }
}
