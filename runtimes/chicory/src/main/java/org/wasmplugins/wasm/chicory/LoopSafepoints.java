package org.wasmplugins.wasm.chicory;

import java.lang.management.ManagementFactory;

import com.sun.management.HotSpotDiagnosticMXBean;

/** Whether the JVM can stop a thread in every loop. */
final class LoopSafepoints {

    private static final String WANTED = "UseCountedLoopSafepoints";

    /** Graal as the JVM's compiler leaves safepoints out of counted loops by rules of its own. */
    private static final String OTHER_COMPILER = "UseJVMCICompiler";

    private LoopSafepoints() {
    }

    /** G1, ZGC and Shenandoah have safepoints in counted loops by themselves, the Serial and Parallel collectors have not. */
    static boolean everywhere() {
        return isOn(WANTED) && !isOn(OTHER_COMPILER);
    }

    private static boolean isOn(String option) {
        try {
            HotSpotDiagnosticMXBean hotspot = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
            return hotspot != null && Boolean.parseBoolean(hotspot.getVMOption(option).getValue());
        } catch (RuntimeException | LinkageError e) {
            // No HotSpot, or one without this option.
            return false;
        }
    }
}
