package org.wasmplugins.quarkus.deployment;

import org.wasmplugins.wasm.chicory.wasi.WasiFunctions;

import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.builditem.nativeimage.RuntimeInitializedClassBuildItem;

/** Configures native executables, as far as no other build step does it. */
class NativeProcessor {

    /** Initializes the class at run time: its source of random numbers must not be the same at each start. */
    @BuildStep
    RuntimeInitializedClassBuildItem seedRandomNumbersLate() {
        return new RuntimeInitializedClassBuildItem(WasiFunctions.class.getName());
    }
}
