package org.wasmplugins.quarkus.deployment;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.wasmplugins.host.LogMessage;
import org.wasmplugins.host.StartOrder;

import io.quarkus.arc.deployment.ValidationPhaseBuildItem.ValidationErrorBuildItem;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.builditem.AdditionalApplicationArchiveMarkerBuildItem;
import io.quarkus.deployment.builditem.ApplicationArchivesBuildItem;
import io.quarkus.deployment.builditem.HotDeploymentWatchedFileBuildItem;
import io.quarkus.deployment.builditem.RemovedResourceBuildItem;
import io.quarkus.deployment.pkg.PackageConfig;

/** Finds plugins and reads their manifests. */
class ManifestProcessor {

    private static final LogMessage MODULE_CARRIED = LogMessage.info(201,
            "org.wasmplugins.quarkus.deployment.ManifestProcessor",
            "The application carries %s, which it does not need at run time; to leave it out, add it to"
                    + " quarkus.package.jar.user-configured-ignored-entries.");

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
    void discoverPlugins(ApplicationArchivesBuildItem archives, PackageConfig packaging,
            BuildProducer<DiscoveredPluginBuildItem> plugins, BuildProducer<BrokenPluginBuildItem> broken,
            BuildProducer<RemovedResourceBuildItem> removed, BuildProducer<ValidationErrorBuildItem> validationErrors) {
        var errors = new ArrayList<Throwable>();
        var reader = new PluginFolderReader(errors);
        PluginFolders.forEach(archives, found -> reader.read(found.folder()).ifPresent(plugin -> {
            plugins.produce(plugin);
            var module = found.folder().name() + "/" + plugin.manifest().module();
            if (found.archive() == archives.getRootArchive()) {
                adviseToLeaveOut(module, packaging);
            } else if (found.archive().getKey() != null) {
                removed.produce(new RemovedResourceBuildItem(found.archive().getKey(), Set.of(module)));
            }
        }));
        reader.broken().forEach(broken::produce);
        errors.forEach(error -> validationErrors.produce(new ValidationErrorBuildItem(error)));
    }

    @BuildStep
    void checkDependencies(List<DiscoveredPluginBuildItem> plugins, List<BrokenPluginBuildItem> broken,
            BuildProducer<ValidationErrorBuildItem> validationErrors) {
        var known = new KnownPlugins(plugins, broken);
        StartOrder.problems(known.manifests(), known.withoutManifest())
                .forEach(problem -> validationErrors.produce(new ValidationErrorBuildItem(problem)));
    }

    /**
     * The application needs the compiled classes and what the module has beside its code, not the module. Quarkus takes
     * files out of dependencies at an extension's word, but out of the application itself only at the user's.
     */
    private static void adviseToLeaveOut(String module, PackageConfig packaging) {
        if (!packaging.jar().userConfiguredIgnoredEntries().orElse(List.of()).contains(module)) {
            MODULE_CARRIED.log(module);
        }
    }
}
