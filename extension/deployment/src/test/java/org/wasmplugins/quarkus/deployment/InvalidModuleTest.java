package org.wasmplugins.quarkus.deployment;

import static org.assertj.core.api.Assertions.fail;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wasmplugins.wasm.Guests;

import io.quarkus.test.QuarkusUnitTest;

class InvalidModuleTest {

    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = new QuarkusUnitTest()
            .withApplicationRoot(PluginArchive.with(archive -> archive.plugin("empty", new byte[0])
                    .plugin("text", "(module)".getBytes(StandardCharsets.UTF_8))
                    .plugin("truncated", Arrays.copyOf(Guests.bytes("minimal"), 60))
                    .plugin("random", random())))
            .assertException(BuildErrors.contain(
                    "Plugin empty (plugins/empty/module.wasm): The file is not a module that can run: it is empty.",
                    "Plugin text (plugins/text/module.wasm): The file is not a module that can run: it does not begin with the bytes 00 61 73 6d 01 00 00 00 of a WebAssembly module.",
                    "Plugin truncated (plugins/truncated/module.wasm): The file is not a module that can run: the engine refuses it: ",
                    "Plugin random (plugins/random/module.wasm): The file is not a module that can run: it does not begin with the bytes 00 61 73 6d 01 00 00 00 of a WebAssembly module."));

    @Test
    void application_isNotBuilt() {
        fail("the application must not start");
    }

    private static byte[] random() {
        var bytes = new byte[1000];
        new Random(7).nextBytes(bytes);
        return bytes;
    }
}
