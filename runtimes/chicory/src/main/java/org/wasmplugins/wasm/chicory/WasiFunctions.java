package org.wasmplugins.wasm.chicory;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

import org.wasmplugins.wasm.WasiEnvironment;
import org.wasmplugins.wasm.WasmFunctionType;

import com.dylibso.chicory.log.Logger;
import com.dylibso.chicory.runtime.ImportFunction;
import com.dylibso.chicory.wasi.WasiOptions;
import com.dylibso.chicory.wasi.WasiPreview1;

/** WASI preview 1 as plugins have it: clock, random numbers, output to the log, one argument; no environment, no files. */
public final class WasiFunctions {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Set<String> READS = Set.of("fd_read", "fd_pread");
    private static final int VECTOR_BYTES = 8;

    private WasiFunctions() {
    }

    /**
     * @return the types of the functions that there are, by name, never null
     */
    public static Map<String, WasmFunctionType> types() {
        var types = new HashMap<String, WasmFunctionType>();
        for (var function : functions(new WasiEnvironment("", ignored -> {
        }, ignored -> {
        }))) {
            types.put(function.name(), ModuleInfos.functionType(function.functionType()));
        }
        return types;
    }

    static List<ImportFunction> functions(WasiEnvironment environment) {
        var options = WasiOptions.builder().withArguments(List.of(environment.argument())).withRandom(RANDOM)
                .withStdin(new ByteArrayInputStream(new byte[0])).withStdout(new LineStream(environment.output()))
                .withStderr(new LineStream(environment.errors())).withThrowOnExit0(true).build();
        return Arrays.stream(WasiPreview1.builder().withLogger(new Silence()).withOptions(options).build().toHostFunctions())
                .map(function -> READS.contains(function.name()) ? checked(function) : function).toList();
    }

    /** The engine makes an array of the length that the guest says before it looks whether the guest's memory has room. */
    private static ImportFunction checked(ImportFunction read) {
        return new ImportFunction(read.module(), read.name(), read.functionType(), (instance, arguments) -> {
            var memory = (FlatMemory) instance.memory();
            int vectors = (int) arguments[1];
            for (int i = 0; i < (int) arguments[2]; i++) {
                int vector = vectors + i * VECTOR_BYTES;
                memory.checkRange(memory.readInt(vector), memory.readInt(vector + Integer.BYTES));
            }
            return read.handle().apply(instance, arguments);
        });
    }

    /** The engine's remarks about a guest's calls are nobody's business: a guest could fill the log with them. */
    private static final class Silence implements Logger {

        @Override
        public void log(Level level, String message, Throwable failure) {
            // dropped
        }

        @Override
        public boolean isLoggable(Level level) {
            return false;
        }
    }

    /** Gives each line to a consumer; a line without an end is given when it gets too long. */
    private static final class LineStream extends OutputStream {

        private static final int MAX_BYTES = 8_192;

        private final Consumer<String> lines;
        private final ByteArrayOutputStream line = new ByteArrayOutputStream();

        LineStream(Consumer<String> lines) {
            this.lines = lines;
        }

        /** A guest can ask in one call to write its whole memory again and again, which would take hours. */
        @Override
        public void write(byte[] bytes, int from, int length) {
            InterruptCheck.check();
            for (int i = from; i < from + length; i++) {
                write(bytes[i]);
            }
        }

        @Override
        public void write(int next) {
            if (next == '\n' || line.size() >= MAX_BYTES) {
                InterruptCheck.check();
                lines.accept(line.toString(StandardCharsets.UTF_8));
                line.reset();
            }
            if (next != '\n') {
                line.write(next);
            }
        }
    }
}
