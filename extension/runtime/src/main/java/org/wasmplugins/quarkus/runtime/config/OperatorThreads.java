package org.wasmplugins.quarkus.runtime.config;

import org.eclipse.microprofile.config.ConfigProvider;

import io.quarkus.runtime.ExecutorRecorder;
import io.quarkus.runtime.configuration.ConfigurationException;

/** Reads the operator's settings of threads. */
public final class OperatorThreads {

    private static final String MOST_WORKERS = "quarkus.thread-pool.max-threads";

    private OperatorThreads() {
    }

    /** Returns the number of workers that may wait for plugins. */
    public static int mostWaiting(WasmPluginsRuntimeConfig config) {
        var configured = config.maxWaitingWorkers();
        if (configured.isEmpty()) {
            int workers = ConfigProvider.getConfig().getOptionalValue(MOST_WORKERS, Integer.class)
                    .orElseGet(ExecutorRecorder::calculateMaxThreads);
            return Math.max(1, workers - Math.max(1, workers / 4));
        }
        if (configured.getAsInt() < 1) {
            throw new ConfigurationException("quarkus.wasm-plugins.max-waiting-workers: found " + configured.getAsInt()
                    + "; allowed: at least 1.");
        }
        return configured.getAsInt();
    }
}
