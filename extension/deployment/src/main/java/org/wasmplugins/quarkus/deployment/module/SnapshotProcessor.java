package org.wasmplugins.quarkus.deployment.module;

import java.time.Duration;
import java.util.List;

import org.wasmplugins.host.spi.LogMessage;
import org.wasmplugins.quarkus.deployment.item.BuildProblems;
import org.wasmplugins.wasm.chicory.CompiledModule;
import org.wasmplugins.wasm.engine.WasmSnapshotException;

import io.quarkus.arc.deployment.ValidationPhaseBuildItem.ValidationErrorBuildItem;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.builditem.GeneratedResourceBuildItem;

/** Initializes the plugins whose manifests request it while the application is built. */
class SnapshotProcessor {

    private static final LogMessage SNAPSHOT_TAKEN = LogMessage.debug(210,
            "org.wasmplugins.quarkus.deployment.SnapshotProcessor",
            "Plugin %s (%s): initialized while the application is built, in %s ms; its snapshot takes %s bytes.");

    @BuildStep
    void takeSnapshots(List<CompiledPluginBuildItem> plugins, BuildProducer<GeneratedResourceBuildItem> resources,
            BuildProducer<ValidationErrorBuildItem> errors) {
        for (var plugin : plugins) {
            if (!plugin.manifest().execution().snapshot()) {
                continue;
            }
            long start = System.nanoTime();
            try {
                var snapshot = new SnapshotBuild(plugin.manifest(), plugin.classes()).take();
                resources.produce(new GeneratedResourceBuildItem(
                        CompiledModule.snapshotName(plugin.entryClass(), plugin.manifest().id()), snapshot));
                SNAPSHOT_TAKEN.log(plugin.manifest().id(), plugin.moduleFile(),
                        Duration.ofNanos(System.nanoTime() - start).toMillis(), snapshot.length);
            } catch (WasmSnapshotException e) {
                errors.produce(BuildProblems.plugin(plugin.manifest(), plugin.moduleFile(),
                        "It cannot be initialized while the application is built: " + e.getMessage()
                                + ". Leave 'snapshot: true' out of its plugin.yaml, and its instances are initialized at run time."));
            }
        }
    }
}
