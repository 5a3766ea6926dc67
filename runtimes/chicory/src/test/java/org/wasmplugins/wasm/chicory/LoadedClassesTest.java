package org.wasmplugins.wasm.chicory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.wasmplugins.host.internal.batch.BatchQueue;
import org.wasmplugins.host.internal.lifecycle.LazyLoads;
import org.wasmplugins.wasm.chicory.wasi.WasiFiles;

/** An application loads only the classes that its plugins need, since each costs time at the start. */
class LoadedClassesTest {

    @Test
    void pluginThatAsksForNothing_loadsNoClassesOfFilesAndBatches() throws ReflectiveOperationException {
        var loader = new FreshLoader();
        ((Runnable) loader.loadClass(LonelyPlugin.class.getName()).getConstructor().newInstance()).run();
        assertThat(loader.loaded()).contains(ChicoryInstance.class.getName(), DirectFunction.class.getName())
                .noneMatch(name -> name.startsWith(WasiFiles.class.getPackageName()))
                .noneMatch(name -> name.startsWith(BatchQueue.class.getPackageName()))
                .doesNotContain(LazyLoads.class.getName(), EngineFunction.class.getName());
    }
}
