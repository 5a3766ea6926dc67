package org.wasmplugins.wasm.engine;

import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

import org.wasmplugins.runtime.Mount;

/**
 * What an instance sees through WASI: one argument, where its output goes, a clock, random numbers and the
 * directories that are mapped; no environment.
 *
 * @param argument the one argument of the program
 * @param output gets each line that it writes to its standard output
 * @param errors gets each line that it writes to its standard error
 * @param mounts the directories that it sees
 */
public record WasiEnvironment(String argument, Consumer<String> output, Consumer<String> errors,
        List<Mount> mounts) {

    /** The module that modules import WASI from. */
    public static final String MODULE = "wasi_snapshot_preview1";

    public WasiEnvironment {
        Objects.requireNonNull(argument, "argument");
        Objects.requireNonNull(output, "output");
        Objects.requireNonNull(errors, "errors");
        mounts = List.copyOf(mounts);
    }
}
