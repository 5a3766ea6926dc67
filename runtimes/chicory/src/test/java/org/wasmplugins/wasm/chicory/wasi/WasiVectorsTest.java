package org.wasmplugins.wasm.chicory.wasi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wasmplugins.runtime.Mount;
import org.wasmplugins.wasm.chicory.Modules;
import org.wasmplugins.wasm.engine.WasiEnvironment;
import org.wasmplugins.wasm.engine.WasmInstance;
import org.wasmplugins.wasm.engine.WasmLimits;

/** What WASI was asked for cannot become more while it does it. */
class WasiVectorsTest {

    private static final int VECTORS = 256;
    private static final int READ_BYTES = 128;
    private static final int FREE = 512;

    /** A vector, as a file has it: to the address 1,024, more than there is memory. */
    private static final byte[] HUGE_VECTOR = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putInt(1_024)
            .putInt(0x6000_0000).array();

    @TempDir
    Path temporary;
    private WasmInstance instance;
    private int file;

    @BeforeEach
    void start() throws IOException {
        Files.write(temporary.resolve("a.txt"), HUGE_VECTOR);
        instance = Modules.compiled("vectors").instantiate(List.of(), new WasmLimits(1_000_000, 100),
                new WasiEnvironment("vectors",
                        line -> {
                        }, line -> {
                        }, List.of(new Mount("/data", temporary.toRealPath(), true))));
        file = (int) instance.function("open").orElseThrow().call()[0];
    }

    @Test
    void vectorsThatAReadWouldOverwrite_areRefused() {
        for (String read : List.of("read", "pread")) {
            // The first leads to all of the second, to its first byte and to its last.
            for (int address : new int[] { VECTORS + 8, VECTORS + 1, VECTORS + 15 }) {
                vectors(address, 8, FREE, 1);
                assertThat(call(read, file, VECTORS, 2)).as("%s to %s", read, address).isEqualTo(WasiErrno.INVAL);
            }
            vectors(VECTORS - 200, 2_000, FREE, 1);
            assertThat(call(read, file, VECTORS, 2)).as("all around").isEqualTo(WasiErrno.INVAL);
        }
    }

    @Test
    void vectorsBesideWhatIsRead_areTaken() {
        for (int address : new int[] { VECTORS - 8, VECTORS, VECTORS + 16 }) {
            vectors(address, 8, FREE, 1);
            assertThat(call("pread", file, VECTORS, 2)).isZero();
            assertThat(readBytes()).isEqualTo(8);
            assertThat(instance.memory().read(address, 8)).isEqualTo(HUGE_VECTOR);
        }
        vectors(FREE, 8, VECTORS, 1);
        assertThat(call("pread", file, VECTORS, 2)).as("the last one leads to the first").isZero();
        vectors(VECTORS + 8, 0, FREE, 8);
        assertThat(call("read", file, VECTORS, 2)).as("an empty one").isZero();
    }

    @Test
    void vectorsThatAreWritten_mayBeTheirOwnBytes() {
        vectors(VECTORS, 8);
        assertThat(call("write", 1, VECTORS, 1)).isZero();
        assertThat(readBytes()).isEqualTo(8);
    }

    @Test
    void subscriptions_areBounded() {
        // All are clocks, at 0 (realtime), without a time to wait.
        assertThat(call("poll", 0x4000, 0x10000, 1)).isZero();
        assertThat(call("poll", 0x4000, 0x10000, 1_025)).isEqualTo(WasiErrno.INVAL);
        assertThat(call("poll", 0x4000, 0x10000, -1)).isEqualTo(WasiErrno.INVAL);
    }

    private int call(String export, int first, int second, int third) {
        return (int) instance.function(export).orElseThrow().call(first, second, third)[0];
    }

    private void vectors(int... addressesAndLengths) {
        ByteBuffer bytes = ByteBuffer.allocate(addressesAndLengths.length * 4).order(ByteOrder.LITTLE_ENDIAN);
        for (int number : addressesAndLengths) {
            bytes.putInt(number);
        }
        instance.memory().write(VECTORS, bytes.array());
    }

    private int readBytes() {
        return ByteBuffer.wrap(instance.memory().read(READ_BYTES, 4)).order(ByteOrder.LITTLE_ENDIAN).getInt();
    }
}
