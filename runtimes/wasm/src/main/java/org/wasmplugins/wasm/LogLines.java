package org.wasmplugins.wasm;

import java.util.function.Consumer;

import org.wasmplugins.LogLevel;
import org.wasmplugins.runtime.PluginHost;

/** Gives what a plugin writes through WASI to its host's log, each line on one level. */
record LogLines(PluginHost host, LogLevel level) implements Consumer<String> {

    @Override
    public void accept(String line) {
        host.log(level, line);
    }
}
