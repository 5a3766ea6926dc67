package org.wasmplugins.wasm;

import java.util.function.Consumer;

import org.wasmplugins.LogLevel;
import org.wasmplugins.runtime.PluginHost;

/** Writes each line that a plugin prints through WASI to the host's log, at one level. */
record LogLines(PluginHost host, LogLevel level) implements Consumer<String> {

    @Override
    public void accept(String line) {
        host.log(level, line);
    }
}
