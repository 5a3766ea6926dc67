package org.wasmplugins.benchmarks.start;

import java.lang.management.ManagementFactory;
import java.time.Duration;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.wasmplugins.PluginEvent;
import org.wasmplugins.host.PluginManager;

import com.sun.management.OperatingSystemMXBean;

import io.smallrye.common.annotation.Blocking;

/** Answers when the application has started, and says what a plugin's call takes. */
@Path("/")
@Produces(MediaType.TEXT_PLAIN)
public class CallResource {

    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final int BYTES = 64;

    private final PluginManager plugins;

    CallResource(PluginManager plugins) {
        this.plugins = plugins;
    }

    @GET
    public String started() {
        return "started";
    }

    /** CPU time of the process and wall time, in nanoseconds. */
    @GET
    @Path("/call/{plugin}")
    @Blocking
    public String call(String plugin) {
        var processor = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        var event = PluginEvent.to(plugin, "call", new byte[BYTES]);
        long cpu = processor.getProcessCpuTime();
        long begin = System.nanoTime();
        plugins.sendEvent(event).await().atMost(LONGEST);
        long wall = System.nanoTime() - begin;
        return (processor.getProcessCpuTime() - cpu) + " " + wall;
    }
}
