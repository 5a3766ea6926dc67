package org.wasmplugins.quarkus.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HexFormat;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wasmplugins.host.PluginManager;
import org.wasmplugins.quarkus.HostFunction;

import io.quarkus.test.QuarkusUnitTest;

/** Modules that import different things under one name live in one application. */
class HostFunctionPerPluginTest {

    /**
     * Each exports {@code run}, which calls {@code env.a}: an (i32) -> i32, and an (i64, i64) -> i64 with its argument twice.
     */
    private static final byte[] INTS = HexFormat.of().parseHex("0061736d0100000001060160017f017f02090103656e760161000003020100"
            + "0707010372756e00010a08010600200010000b");
    private static final byte[] LONGS = HexFormat.of().parseHex("0061736d01000000010c0260027e7e017e60017e017e02090103656e760161"
            + "0000030201010707010372756e00010a0a0108002000200010000b");

    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = new QuarkusUnitTest()
            .withApplicationRoot(archive -> PluginArchive.with(plugins -> plugins
                    .plugin("ints", bare("ints"), INTS).plugin("others", bare("others"), INTS)
                    .plugin("longs", bare("longs"), LONGS))
                    .accept(archive.addClasses(PluginArchive.class, Functions.class)));

    private static String bare(String id) {
        return PluginArchive.manifest(id, "permissions: { host_functions: [a] }\n").replace("abi: 1", "abi: none")
                .replace("serialization: raw\n", "").replace("events: [do]\n", "");
    }

    static class Functions {

        @HostFunction(module = "env", value = "a")
        int forAll(int number) {
            return number + 1;
        }

        @HostFunction(module = "env", value = "a", plugins = { "longs" })
        long forLongs(long first, long second) {
            return first * second;
        }

        @HostFunction(module = "env", value = "a", plugins = "others")
        int forOthers(int number) {
            return -number;
        }
    }

    @Inject
    PluginManager plugins;

    private long run(String plugin) {
        return plugins.module(plugin).<Long> call(module -> module.call("run", 7)[0]).await().atMost(Duration.ofSeconds(10));
    }

    @Test
    void modules_callTheFunctionThatIsForThem() {
        assertThat(run("ints")).isEqualTo(8);
        assertThat(run("longs")).isEqualTo(49);
        assertThat((int) run("others")).isEqualTo(-7);
    }
}
