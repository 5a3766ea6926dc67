package org.wasmplugins.quarkus.runtime;

import io.quarkus.runtime.annotations.ConfigPhase;
import io.quarkus.runtime.annotations.ConfigRoot;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What is decided when the application starts. */
@ConfigRoot(phase = ConfigPhase.RUN_TIME)
@ConfigMapping(prefix = "quarkus.wasm-plugins")
public interface WasmPluginsRuntimeConfig {

    /** The instances of each plugin. */
    PoolConfig pool();

    /** The instances of each plugin. */
    interface PoolConfig {

        /**
         * How many calls of one plugin may wait while all of its instances are busy; at least 0. One more fails with a
         * {@code PluginOverloadedException}.
         */
        @WithDefault("1000")
        int maxWaiting();
    }
}
