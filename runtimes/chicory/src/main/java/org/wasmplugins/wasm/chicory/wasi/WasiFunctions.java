package org.wasmplugins.wasm.chicory.wasi;

import java.io.ByteArrayInputStream;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;

import org.wasmplugins.wasm.engine.WasiEnvironment;

import com.dylibso.chicory.log.Logger;
import com.dylibso.chicory.runtime.HostFunction;
import com.dylibso.chicory.runtime.ImportFunction;
import com.dylibso.chicory.wasi.WasiOptions;
import com.dylibso.chicory.wasi.WasiPreview1;

/**
 * WASI preview 1 for plugins: clock, random numbers, output to the log, one argument and the mapped directories. There are no
 * environment variables.
 */
public final class WasiFunctions {

    private static final SecureRandom RANDOM = new SecureRandom();

    private WasiFunctions() {
    }

    /**
     * @param environment the world that the instance sees, not null
     * @param files the files of the instance, not null
     * @return the functions for one instance, never null
     */
    public static List<ImportFunction> functions(WasiEnvironment environment, WasiFiles files) {
        WasiOptions.Builder options = WasiOptions.builder().withArguments(List.of(environment.argument())).withRandom(RANDOM)
                .withStdin(new ByteArrayInputStream(new byte[0])).withStdout(files.output())
                .withStderr(files.errors()).withThrowOnExit0(true);
        files.directories().forEach(options::withDirectory);
        HostFunction[] engines = WasiPreview1.builder().withLogger(new Silence()).withOptions(options.build()).build()
                .toHostFunctions();
        var guard = new WasiGuard(files);
        return Arrays.stream(engines).map(guard::guard).toList();
    }

    /** Drops the engine's log messages about a guest's calls: a guest could fill the log with them. */
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
}
