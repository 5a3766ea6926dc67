package org.wasmplugins.wasm.chicory.memory;

import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

import com.dylibso.chicory.runtime.Memory;

/** Operations on a memory with arguments that are likely to be at one of its edges. */
final class RandomOperations {

    private static final int PAGE = Memory.PAGE_SIZE;
    private static final MemoryAccess[] ACCESSES = MemoryAccess.values();
    private static final int EDGE = 20;

    private final Random random;

    RandomOperations(Random random) {
        this.random = random;
    }

    /** Gives what can be compared. */
    record Operation(Supplier<String> name, Function<Memory, Object> body) {

        private static Operation of(Supplier<String> name, Consumer<Memory> body) {
            return new Operation(name, memory -> {
                body.accept(memory);
                return null;
            });
        }
    }

    /**
     * @param pages how many the memory has
     * @param data what is written to it, and what its two segments have
     */
    Operation next(int pages, byte[] data) {
        int kind = random.nextInt(1_000);
        int address = address(pages);
        if (kind < 700) {
            return access(ACCESSES[random.nextInt(ACCESSES.length)], address, random.nextLong());
        }
        int length = length(pages);
        if (kind < 930) {
            return bulk(kind, address, length, address(pages), data);
        }
        if (kind < 970) {
            return init(address, length, data);
        }
        if (kind < 995) {
            return new Operation(() -> "read %d bytes at %d".formatted(length, address),
                    memory -> memory.readBytes(address, length));
        }
        return rare(kind);
    }

    private Operation access(MemoryAccess access, int address, long bits) {
        return random.nextBoolean()
                ? new Operation(() -> "read %s at %d".formatted(access, address), memory -> access.read(memory, address))
                : Operation.of(() -> "write %s at %d".formatted(access, address),
                        memory -> access.write(memory, address, bits));
    }

    private Operation bulk(int kind, int address, int length, int source, byte[] data) {
        if (kind < 780) {
            return Operation.of(() -> "copy %d bytes to %d from %d".formatted(length, address, source),
                    memory -> memory.copy(address, source, length));
        }
        if (kind < 860) {
            // As the engine calls it: the sum wraps.
            return Operation.of(() -> "fill %d bytes at %d".formatted(length, address),
                    memory -> memory.fill((byte) kind, address, address + length));
        }
        int offset = offset(data);
        return Operation.of(() -> "write %d bytes to %d from %d".formatted(length, address, offset),
                memory -> memory.write(address, data, offset, length));
    }

    private Operation init(int address, int length, byte[] data) {
        int segment = random.nextInt(2);
        int offset = offset(data);
        return Operation.of(() -> "init %d bytes at %d from %d of segment %d".formatted(length, address, offset, segment),
                memory -> memory.initPassiveSegment(segment, address, offset, length));
    }

    private Operation rare(int kind) {
        if (kind < 998) {
            int pages = random.nextInt(3) == 0 ? random.nextInt() : random.nextInt(4);
            return new Operation(() -> "grow by " + pages, memory -> memory.grow(pages));
        }
        int segment = random.nextInt(20);
        return segment < 2 ? Operation.of(() -> "drop " + segment, memory -> memory.drop(segment))
                : Operation.of(() -> "zero", Memory::zero);
    }

    private int address(int pages) {
        return switch (random.nextInt(12)) {
            case 0 -> random.nextInt();
            case 1 -> pages * PAGE + around();
            case 2, 3 -> random.nextInt(pages + 1) * PAGE + around();
            case 4 -> around();
            default -> random.nextInt(pages * PAGE + 1);
        };
    }

    private int length(int pages) {
        return switch (random.nextInt(20)) {
            case 0 -> random.nextInt();
            case 1 -> random.nextInt(pages * PAGE + 2);
            case 2 -> PAGE + around();
            case 3 -> 0;
            default -> random.nextInt(200);
        };
    }

    private int offset(byte[] data) {
        return random.nextInt(20) == 0 ? random.nextInt() : random.nextInt(data.length + 2);
    }

    private int around() {
        return random.nextInt(2 * EDGE) - EDGE;
    }
}
