package org.wasmplugins.quarkus.deployment;

import java.util.Map;

import io.smallrye.config.EnvConfigSource;

/** What the environment of a process says, as far as it is of use here; the test's own process has no such variables. */
public class VariablesOfAMachine extends EnvConfigSource {

    private static final long serialVersionUID = 1L;

    public VariablesOfAMachine() {
        super(Map.of(
                "QUARKUS_WASM_PLUGINS_PLUGINS__WORD_COUNT__LIMITS_MAX_MEMORY", "128K",
                "QUARKUS_WASM_PLUGINS_PLUGINS__WORD_COUNT__POOL_MAX_SIZE", "3",
                "QUARKUS_WASM_PLUGINS_PLUGINS__WORD_COUNT__GRANTS_HOST_FUNCTIONS", "greet",
                "QUARKUS_WASM_PLUGINS_PLUGINS__WORD_COUNT__CONFIG_API_KEY", "of the environment",
                "QUARKUS_WASM_PLUGINS_PLUGINS__A_B__LIMITS_MAX_CALL_DEPTH", "7",
                "QUARKUS_WASM_PLUGINS_PLUGINS__OUT_OF_IT__ENABLED", "false"), 300);
    }
}
