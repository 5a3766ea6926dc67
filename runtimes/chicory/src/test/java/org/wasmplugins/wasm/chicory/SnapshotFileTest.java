package org.wasmplugins.wasm.chicory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.wasmplugins.wasm.chicory.InstanceSnapshot.Global;

/** A snapshot is unchanged after it was written and read. */
class SnapshotFileTest {

    @Test
    void globalsTablesAndDroppedSegments_comeBack() throws IOException {
        var snapshot = new InstanceSnapshot(null, List.of(new Global(-1, 0), new Global(7, Long.MIN_VALUE)),
                List.of(new int[] { -1, 3 }, new int[0]), new int[] { 4, 5 }, new int[] { 6 });
        assertThat(carried(snapshot)).usingRecursiveComparison().isEqualTo(snapshot);
    }

    @Test
    void anyMemory_comesBack() throws IOException {
        var random = new Random(1);
        for (int i = 0; i < 2_000; i++) {
            var memory = new byte[random.nextInt(1_000)];
            for (int at = random.nextInt(200); at < memory.length; at += random.nextInt(i % 2 == 0 ? 200 : 5)) {
                memory[at] = (byte) random.nextInt();
                at++;
            }
            assertThat(carried(withMemory(memory)).memory()).isEqualTo(memory);
        }
    }

    @Test
    void zeros_takeNoRoom() {
        var memory = new byte[1_000_000];
        memory[0] = 1;
        memory[500_000] = 1;
        memory[999_999] = 1;
        assertThat(SnapshotFile.bytes(withMemory(memory))).hasSizeLessThan(100);
    }

    private static InstanceSnapshot withMemory(byte[] memory) {
        return new InstanceSnapshot(memory, List.of(), List.of(), new int[0], new int[0]);
    }

    private static InstanceSnapshot carried(InstanceSnapshot snapshot) throws IOException {
        return SnapshotFile.read(SnapshotFile.bytes(snapshot));
    }
}
