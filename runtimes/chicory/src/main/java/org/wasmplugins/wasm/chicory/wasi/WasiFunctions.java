package org.wasmplugins.wasm.chicory.wasi;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

import org.wasmplugins.wasm.WasiEnvironment;

import com.dylibso.chicory.log.Logger;
import com.dylibso.chicory.runtime.ImportFunction;
import com.dylibso.chicory.wasi.WasiOptions;
import com.dylibso.chicory.wasi.WasiPreview1;

/**
 * WASI preview 1 as plugins have it: clock, random numbers, output to the log, one argument, the directories that are mapped;
 * no environment.
 */
public final class WasiFunctions {

    private static final SecureRandom RANDOM = new SecureRandom();

    private WasiFunctions() {
    }

    /**
     * @param environment what the instance sees of its host, not null
     * @param files the files of the instance, not null
     * @return the functions for one instance, never null
     */
    public static List<ImportFunction> functions(WasiEnvironment environment, WasiFiles files) {
        var options = WasiOptions.builder().withArguments(List.of(environment.argument())).withRandom(RANDOM)
                .withStdin(new ByteArrayInputStream(new byte[0])).withStdout(new LineStream(environment.output()))
                .withStderr(new LineStream(environment.errors())).withThrowOnExit0(true);
        files.directories().forEach(options::withDirectory);
        var engines = WasiPreview1.builder().withLogger(new Silence()).withOptions(options.build()).build().toHostFunctions();
        var guard = new WasiGuard(files);
        return Arrays.stream(engines).map(guard::guard).toList();
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
            WasiGuard.checkInterrupt();
            for (int i = from; i < from + length; i++) {
                write(bytes[i]);
            }
        }

        @Override
        public void write(int next) {
            if (next == '\n' || line.size() >= MAX_BYTES) {
                WasiGuard.checkInterrupt();
                lines.accept(line.toString(StandardCharsets.UTF_8));
                line.reset();
            }
            if (next != '\n') {
                line.write(next);
            }
        }
    }
}
