package org.wasmplugins.wasm.engine;

import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

import org.wasmplugins.runtime.Mount;

/**
 * The world that an instance sees through WASI: one argument, consumers of its output, a clock, random numbers and the mapped
 * directories. There are no environment variables.
 *
 * @param argument the one argument of the program
 * @param output receives each line that the guest writes to its standard output
 * @param errors receives each line that the guest writes to its standard error
 * @param mounts the mapped directories
 */
public record WasiEnvironment(String argument, Consumer<String> output, Consumer<String> errors,
        List<Mount> mounts) {

    /** The module name of WASI's functions in imports. */
    public static final String MODULE = "wasi_snapshot_preview1";

    public WasiEnvironment {
        Objects.requireNonNull(argument, "argument");
        Objects.requireNonNull(output, "output");
        Objects.requireNonNull(errors, "errors");
        mounts = List.copyOf(mounts);
    }
}
