package org.wasmplugins.benchmarks;

import java.lang.management.ManagementFactory;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.wasmplugins.PluginId;
import org.wasmplugins.host.PluginManager;

import io.smallrye.common.annotation.Blocking;

/** How much of the heap is in use. */
@Path("/heap")
@Produces(MediaType.TEXT_PLAIN)
public class HeapResource {

    private final PluginManager plugins;

    HeapResource(PluginManager plugins) {
        this.plugins = plugins;
    }

    /** How many instances the plugin has: they are made after the start. */
    @GET
    @Path("/instances/{plugin}")
    public int instances(String plugin) {
        return plugins.poolStatistics(PluginId.of(plugin)).orElseThrow().idle();
    }

    /** In bytes, after a collection. */
    @GET
    @Blocking
    public long used() {
        var memory = ManagementFactory.getMemoryMXBean();
        memory.gc();
        return memory.getHeapMemoryUsage().getUsed();
    }
}
