package org.wasmplugins.quarkus.runtime.problem;

import jakarta.inject.Singleton;

import org.wasmplugins.quarkus.runtime.config.WasmPluginsRuntimeConfig;

import io.quarkus.runtime.LaunchMode;

/** Decides whether callers see the messages of failures: by default only in dev mode. */
@Singleton
public class ProblemDetails {

    private final boolean shown;

    ProblemDetails(WasmPluginsRuntimeConfig config) {
        shown = config.httpProblemDetails().orElse(LaunchMode.current() == LaunchMode.DEVELOPMENT);
    }

    boolean areShown() {
        return shown;
    }
}
