package org.wasmplugins.wasm.chicory;

import java.lang.management.ManagementFactory;

import com.sun.management.HotSpotDiagnosticMXBean;

/** Whether the JVM can stop a thread in every loop. */
final class LoopSafepoints {

    private static final String OPTION = "UseCountedLoopSafepoints";

    private LoopSafepoints() {
    }

    /** G1, ZGC and Shenandoah have safepoints in counted loops by themselves, the Serial and Parallel collectors have not. */
    static boolean everywhere() {
        try {
            var hotspot = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
            return hotspot != null && Boolean.parseBoolean(hotspot.getVMOption(OPTION).getValue());
        } catch (RuntimeException | LinkageError e) {
            // No HotSpot, so nothing is known of its loops.
            return false;
        }
    }
}
