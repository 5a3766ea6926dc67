package org.wasmplugins.host.internal.access;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

import org.wasmplugins.ExecutionSettings;
import org.wasmplugins.PermissionSet;
import org.wasmplugins.PluginId;
import org.wasmplugins.PluginManifest;
import org.wasmplugins.ResourceLimits;
import org.wasmplugins.host.Ceilings;
import org.wasmplugins.host.PluginGrants;
import org.wasmplugins.host.PoolSettings;
import org.wasmplugins.host.spi.LogMessage;

/**
 * The operator's settings for plugins, and the ceilings where there are none.
 *
 * @param grants what a plugin may have
 * @param ceilings the most that a plugin has without a grant
 * @param pools how many instances a plugin may have
 * @param executions how a plugin's instances are used
 */
public record OperatorsWord(Function<PluginId, PluginGrants> grants, Ceilings ceilings, Function<PluginId, PoolSettings> pools,
        BiFunction<PluginId, ExecutionSettings, ExecutionSettings> executions) {

    private static final LogMessage LOWERED = LogMessage.warn(15, "org.wasmplugins.host.PluginContainer",
            "Plugin %s %s: its plugin.yaml asks for %s. That is as much as"
                    + " quarkus.wasm-plugins.ceilings gives to plugins of which nothing is said; it gets more by"
                    + " quarkus.wasm-plugins.plugins.\"%s\".limits and .pool.max-size.");

    /**
     * Returns the manifest with its effective permissions and execution settings. All other code uses this one. Logs each limit
     * that is lower than requested.
     */
    public PluginManifest effective(PluginManifest plugin) {
        PluginGrants granted = grants.apply(plugin.id());
        PermissionSet permissions = EffectivePermissions.of(plugin.permissions(), granted, ceilings.limits());
        ExecutionSettings execution = executions.apply(plugin.id(), plugin.execution());
        int instances = execution.instances();
        if (pools.apply(plugin.id()).maxSize().isEmpty()) {
            instances = Math.min(instances, ceilings.instances());
        }
        List<String> lowered = lowered(plugin.permissions().limits(), permissions.limits(), granted);
        if (instances < execution.instances()) {
            lowered.add("instances: " + execution.instances() + " and gets " + instances);
        }
        if (!lowered.isEmpty()) {
            LOWERED.log(plugin.id(), plugin.version(), String.join("; ", lowered), plugin.id());
        }
        return plugin.withPermissions(permissions).withExecution(execution.withInstances(instances));
    }

    private static List<String> lowered(ResourceLimits asked, ResourceLimits given, PluginGrants granted) {
        var lowered = new ArrayList<String>();
        if (granted.maxExecutionTime().isEmpty()) {
            add(lowered, "max_execution_time", asked.maxExecutionTime().toMillis(), given.maxExecutionTime().toMillis(), " ms");
        }
        if (granted.maxMemoryBytes().isEmpty()) {
            add(lowered, "max_memory", asked.maxMemoryBytes(), given.maxMemoryBytes(), " bytes");
        }
        if (granted.maxCallDepth().isEmpty()) {
            add(lowered, "max_call_depth", asked.maxCallDepth(), given.maxCallDepth(), " frames");
        }
        if (granted.maxResponseBytes().isEmpty()) {
            add(lowered, "max_response_size", asked.maxResponseBytes(), given.maxResponseBytes(), " bytes");
        }
        return lowered;
    }

    private static void add(List<String> lowered, String limit, long asked, long given, String unit) {
        if (given < asked) {
            lowered.add(limit + ": " + asked + unit + " and gets " + given + unit);
        }
    }
}
