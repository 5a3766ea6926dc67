package org.wasmplugins.quarkus.deployment;

import org.wasmplugins.wasm.chicory.wasi.WasiFunctions;

import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.builditem.nativeimage.RuntimeInitializedClassBuildItem;

/** What native executables need beyond what the other steps say. */
class NativeProcessor {

    /** It has a source of random numbers, which must not be the same at each start. */
    @BuildStep
    RuntimeInitializedClassBuildItem seedRandomNumbersLate() {
        return new RuntimeInitializedClassBuildItem(WasiFunctions.class.getName());
    }
}
