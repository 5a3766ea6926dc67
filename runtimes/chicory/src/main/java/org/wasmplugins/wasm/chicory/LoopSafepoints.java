package org.wasmplugins.wasm.chicory;

import java.lang.management.ManagementFactory;

import com.sun.management.HotSpotDiagnosticMXBean;

/** Finds out whether the JVM can stop a thread in every loop. */
final class LoopSafepoints {

    private static final String WANTED = "UseCountedLoopSafepoints";

    /** The option of Graal as the JVM's compiler, which removes safepoints from counted loops by its own rules. */
    private static final String OTHER_COMPILER = "UseJVMCICompiler";

    private LoopSafepoints() {
    }

    /**
     * Returns true for G1, ZGC and Shenandoah, which have safepoints in counted loops. The Serial and Parallel collectors do
     * not.
     */
    static boolean everywhere() {
        return isOn(WANTED) && !isOn(OTHER_COMPILER);
    }

    private static boolean isOn(String option) {
        try {
            HotSpotDiagnosticMXBean hotspot = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
            return hotspot != null && Boolean.parseBoolean(hotspot.getVMOption(option).getValue());
        } catch (RuntimeException | LinkageError e) {
            // Not HotSpot, or a HotSpot without this option.
            return false;
        }
    }
}
