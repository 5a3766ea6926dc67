package org.wasmplugins;

/** The limits of {@link ResourceLimits}, with the names that messages use. */
public enum ResourceLimit {

    /** {@link ResourceLimits#maxExecutionTime}. */
    EXECUTION_TIME("max_execution_time"),
    /** {@link ResourceLimits#maxMemoryBytes}. */
    MEMORY("max_memory"),
    /** {@link ResourceLimits#maxCallDepth}. */
    CALL_DEPTH("max_call_depth"),
    /** {@link ResourceLimits#maxResponseBytes}. */
    RESPONSE_SIZE("max_response_size");

    private final String key;

    ResourceLimit(String key) {
        this.key = key;
    }

    /**
     * @return the name in manifests, never null
     */
    public String key() {
        return key;
    }

    /**
     * @param plugin the id of the limited plugin
     * @return the way to change the limit, as the end of a sentence, never null
     */
    public String changedBy(PluginId plugin) {
        return "permissions.resources." + key + " in its plugin.yaml, which quarkus.wasm-plugins.plugins.\"" + plugin
                + "\".limits." + key.replace('_', '-') + " and quarkus.wasm-plugins.defaults.limits." + key.replace('_', '-')
                + " can lower";
    }
}
