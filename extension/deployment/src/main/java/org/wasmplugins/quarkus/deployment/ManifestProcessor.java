package org.wasmplugins.quarkus.deployment;

import java.util.ArrayList;
import java.util.Set;

import io.quarkus.arc.deployment.ValidationPhaseBuildItem.ValidationErrorBuildItem;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.builditem.AdditionalApplicationArchiveMarkerBuildItem;
import io.quarkus.deployment.builditem.ApplicationArchivesBuildItem;
import io.quarkus.deployment.builditem.HotDeploymentWatchedFileBuildItem;
import io.quarkus.deployment.builditem.RemovedResourceBuildItem;

/** Finds plugins and reads their manifests. */
class ManifestProcessor {

    @BuildStep
    AdditionalApplicationArchiveMarkerBuildItem lookIntoDependencies() {
        return new AdditionalApplicationArchiveMarkerBuildItem(PluginFolders.IN_DEPENDENCIES);
    }

    @BuildStep
    HotDeploymentWatchedFileBuildItem watchPlugins() {
        return HotDeploymentWatchedFileBuildItem.builder()
                .setLocationPredicate(location -> location.startsWith(PluginFolders.IN_APPLICATION + "/")
                        || location.startsWith(PluginFolders.IN_DEPENDENCIES + "/"))
                .build();
    }

    @BuildStep
    void discoverPlugins(ApplicationArchivesBuildItem archives, BuildProducer<DiscoveredPluginBuildItem> plugins,
            BuildProducer<RemovedResourceBuildItem> removed, BuildProducer<ValidationErrorBuildItem> validationErrors) {
        var errors = new ArrayList<Throwable>();
        var reader = new PluginFolderReader(errors);
        PluginFolders.forEach(archives, found -> reader.read(found.folder()).ifPresent(plugin -> {
            plugins.produce(plugin);
            // The application carries the compiled classes and what the module has beside its code.
            var key = found.archive().getKey();
            if (key != null) {
                removed.produce(new RemovedResourceBuildItem(key,
                        Set.of(found.folder().name() + "/" + plugin.manifest().module())));
            }
        }));
        errors.forEach(error -> validationErrors.produce(new ValidationErrorBuildItem(error)));
    }
}
