package org.wasmplugins.wasm;

import static org.wasmplugins.wasm.engine.WasmValueType.I32;
import static org.wasmplugins.wasm.engine.WasmValueType.I64;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.wasmplugins.wasm.engine.WasiEnvironment;
import org.wasmplugins.wasm.engine.WasmCallDepthException;
import org.wasmplugins.wasm.engine.WasmExport;
import org.wasmplugins.wasm.engine.WasmExternalKind;
import org.wasmplugins.wasm.engine.WasmFunction;
import org.wasmplugins.wasm.engine.WasmFunctionType;
import org.wasmplugins.wasm.engine.WasmHostFunction;
import org.wasmplugins.wasm.engine.WasmImport;
import org.wasmplugins.wasm.engine.WasmInstance;
import org.wasmplugins.wasm.engine.WasmLimits;
import org.wasmplugins.wasm.engine.WasmMemory;
import org.wasmplugins.wasm.engine.WasmModule;
import org.wasmplugins.wasm.engine.WasmModuleInfo;
import org.wasmplugins.wasm.engine.WasmTrapException;

/** The guest {@code puppet}, written in Java, to test the runtime without an engine. */
public final class JavaPuppet implements WasmModule {

    static final int PAGE = 65_536;

    private static final WasmFunctionType HOOK = new WasmFunctionType(List.of(), List.of(I32));

    @Override
    public WasmModuleInfo info() {
        return new WasmModuleInfo(
                List.of(new WasmImport("host", "greet", WasmExternalKind.FUNCTION,
                        new WasmFunctionType(List.of(I32, I32), List.of(I64))),
                        new WasmImport("host", "forbidden", WasmExternalKind.FUNCTION,
                                new WasmFunctionType(List.of(), List.of()))),
                List.of(new WasmExport("memory", WasmExternalKind.MEMORY, null),
                        new WasmExport("alloc", WasmExternalKind.FUNCTION, new WasmFunctionType(List.of(I32), List.of(I32))),
                        new WasmExport("dealloc", WasmExternalKind.FUNCTION,
                                new WasmFunctionType(List.of(I32, I32), List.of())),
                        new WasmExport("plugin_handle_event", WasmExternalKind.FUNCTION,
                                new WasmFunctionType(List.of(I32, I32), List.of(I64))),
                        new WasmExport("plugin_initialize", WasmExternalKind.FUNCTION, HOOK),
                        new WasmExport("plugin_dispose", WasmExternalKind.FUNCTION, HOOK)),
                1, 0, Set.of());
    }

    @Override
    public WasmInstance instantiate(List<WasmHostFunction> imports, WasmLimits limits, WasiEnvironment environment) {
        return new JavaInstance(imports.stream().collect(Collectors.toMap(WasmHostFunction::name, WasmHostFunction::body)),
                (int) (limits.maxMemoryBytes() / PAGE));
    }

    private static final class JavaInstance implements WasmInstance, WasmMemory {

        private final Map<String, WasmHostFunction.Body> imports;
        private final int maxPages;
        private byte[] bytes = new byte[PAGE];
        private long bump = 8192;
        private int live;
        private String mode = "";

        JavaInstance(Map<String, WasmHostFunction.Body> imports, int maxPages) {
            this.imports = imports;
            this.maxPages = maxPages;
        }

        @Override
        public Optional<WasmFunction> function(String export) {
            return Optional.ofNullable(switch (export) {
                case "alloc" -> arguments -> new long[] { alloc(arguments[0]) };
                case "dealloc" -> arguments -> dealloc();
                case "plugin_handle_event" -> arguments -> new long[] { handle(arguments[0], (int) arguments[1]) };
                case "plugin_initialize", "plugin_dispose" -> arguments -> new long[] { 0 };
                default -> null;
            });
        }

        @Override
        public WasmMemory memory() {
            return this;
        }

        @Override
        public long size() {
            return bytes.length;
        }

        @Override
        public byte[] read(long address, long length) {
            Objects.checkFromIndexSize(address, length, size());
            return Arrays.copyOfRange(bytes, (int) address, (int) (address + length));
        }

        @Override
        public void write(long address, byte[] data) {
            Objects.checkFromIndexSize(address, data.length, size());
            System.arraycopy(data, 0, bytes, (int) address, data.length);
        }

        @Override
        public Optional<RefusedGrowth> pollRefusedGrowth() {
            return Optional.empty();
        }

        @Override
        public void close() {
            // no files
        }

        private long alloc(long size) {
            if (mode.equals(Puppet.ALLOC_RETURNS_ZERO)) {
                return 0;
            }
            if (mode.equals(Puppet.ALLOC_RETURNS_OUTSIDE)) {
                return 0xfffffff0L;
            }
            long block = bump;
            bump += size;
            live++;
            while (bump > size()) {
                bytes = Arrays.copyOf(bytes, bytes.length + PAGE);
            }
            return block;
        }

        private long[] dealloc() {
            if (mode.equals(Puppet.DEALLOC_TRAPS)) {
                throw new WasmTrapException("unreachable", List.of("puppet"), null);
            }
            if (--live == 0) {
                bump = 8192;
            }
            return null;
        }

        private long handle(long input, int length) {
            byte[] command = command(read(input, length));
            byte[] rest = command.length == 0 ? command : Arrays.copyOfRange(command, 1, command.length);
            return switch (command.length == 0 ? Puppet.ANSWER_WITH_NOTHING : String.valueOf((char) command[0])) {
                case Puppet.ANSWER -> answer(rest);
                case Puppet.ANSWER_WITH_INPUT -> input << 32 | length;
                case Puppet.LIVE_BLOCKS -> answer(number(live));
                case Puppet.LIVE_BLOCKS_AS_JSON ->
                    answer(("{\"success\":true,\"data\":" + live + "}").getBytes(StandardCharsets.UTF_8));
                case Puppet.TRAP -> throw new WasmTrapException("unreachable", List.of("puppet"), null);
                case Puppet.DIVISION_BY_ZERO -> throw new WasmTrapException("integer divide by zero", List.of(), null);
                case Puppet.ENDLESS_RECURSION ->
                    throw new WasmCallDepthException("call stack exhausted", List.of(), 1_000, null);
                case Puppet.POINTER_OUTSIDE -> 0xffffff00_00000010L;
                case Puppet.BLOCK_OVER_THE_END -> (size() - 15) << 32 | 16;
                case Puppet.LENGTH_2_TO_31 -> 16L << 32 | 0x8000_0000L;
                case Puppet.LENGTH_2_TO_32_LESS_1 -> 16L << 32 | 0xffff_ffffL;
                case Puppet.ALLOC_RETURNS_OUTSIDE, Puppet.DEALLOC_TRAPS, Puppet.ALLOC_RETURNS_ZERO -> {
                    mode = String.valueOf((char) command[0]);
                    yield 0;
                }
                case Puppet.GREET -> greet(alloc(rest.length), rest);
                case Puppet.GREET_WITH_POINTER_OUTSIDE -> imports.get("greet").call(this, new long[] { 0xfffffff0L, 32 });
                case Puppet.FORBIDDEN -> imports.get("forbidden").call(this, new long[0]);
                case Puppet.GROW_MEMORY -> {
                    bytes = Arrays.copyOf(bytes, maxPages * PAGE);
                    yield answer(number(maxPages));
                }
                default -> 0;
            };
        }

        private long greet(long text, byte[] name) {
            write(text, name);
            long packed = imports.get("greet").call(this, new long[] { text, name.length });
            dealloc();
            return packed;
        }

        private long answer(byte[] data) {
            long block = alloc(data.length);
            write(block, data);
            return block << 32 | data.length;
        }

        private static byte[] number(int value) {
            return ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(value).array();
        }

        private static byte[] command(byte[] input) {
            var text = new String(input, StandardCharsets.ISO_8859_1);
            if (!text.startsWith("{")) {
                return input;
            }
            int start = text.indexOf("\"data\":\"");
            return start < 0 ? new byte[0]
                    : text.substring(start + 8).replaceAll("(?<!\\\\)\".*", "").replace("\\", "")
                            .getBytes(StandardCharsets.ISO_8859_1);
        }
    }
}
