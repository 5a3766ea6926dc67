package org.wasmplugins.quarkus.deployment.manifest;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.wasmplugins.RuntimeType;
import org.wasmplugins.host.manifest.ManifestParser;
import org.wasmplugins.host.spi.LogMessage;
import org.wasmplugins.host.spi.StartOrder;
import org.wasmplugins.quarkus.deployment.item.BrokenPluginBuildItem;
import org.wasmplugins.quarkus.deployment.item.DiscoveredPluginBuildItem;
import org.wasmplugins.quarkus.deployment.item.KnownPlugins;
import org.wasmplugins.quarkus.deployment.item.PluginBuildException;
import org.wasmplugins.quarkus.deployment.item.PluginRuntimeBuildItem;

import io.quarkus.arc.deployment.ValidationPhaseBuildItem.ValidationErrorBuildItem;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.builditem.AdditionalApplicationArchiveMarkerBuildItem;
import io.quarkus.deployment.builditem.ApplicationArchivesBuildItem;
import io.quarkus.deployment.builditem.HotDeploymentWatchedFileBuildItem;
import io.quarkus.deployment.builditem.RemovedResourceBuildItem;
import io.quarkus.deployment.pkg.PackageConfig;
import io.quarkus.deployment.pkg.PackageConfig.JarConfig.JarType;
import io.quarkus.deployment.pkg.builditem.BuildSystemTargetBuildItem;

/** Finds plugins and reads their manifests. */
public class ManifestProcessor {

    private static final LogMessage RESOURCE_REMOVED = LogMessage.warn(220,
            "org.wasmplugins.quarkus.deployment.ManifestProcessor",
            "%s in %s: not read, because no such file is in %s any more, which an earlier build copied it from. A clean build"
                    + " takes the copy away.");

    private static final LogMessage MODULE_NOT_CARRIED = LogMessage.warn(219,
            "org.wasmplugins.quarkus.deployment.ManifestProcessor",
            "The application leaves out %s, which a mutable-jar needs to be built again: take it out of"
                    + " quarkus.package.jar.user-configured-ignored-entries.");

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

    private static Set<RuntimeType> types(List<PluginRuntimeBuildItem> runtimes) {
        return runtimes.stream().map(PluginRuntimeBuildItem::type).collect(Collectors.toSet());
    }

    @BuildStep
    void discoverPlugins(ApplicationArchivesBuildItem archives, PackageConfig packaging,
            BuildSystemTargetBuildItem target, List<PluginRuntimeBuildItem> runtimes,
            BuildProducer<DiscoveredPluginBuildItem> plugins, BuildProducer<BrokenPluginBuildItem> broken,
            BuildProducer<RemovedResourceBuildItem> removed, BuildProducer<ValidationErrorBuildItem> validationErrors) {
        var errors = new ArrayList<Throwable>();
        var reader = new PluginFolderReader(new ManifestParser(types(runtimes)), errors);
        var leftOver = ResourceCheck.removed(archives, target);
        var used = new HashSet<String>();
        var folders = new PluginFolders(archives, leftOver.files());
        folders.forEachFile(reader::beside);
        folders.forEach(found -> reader.read(found.folder()).ifPresent(plugin -> {
            plugins.produce(plugin);
            var module = found.folder().name() + "/" + plugin.manifest().module();
            used.add(found.folder().name() + "/" + PluginFolder.MANIFEST);
            used.add(module);
            boolean own = found.archive() == archives.getRootArchive();
            if (packaging.jar().type() == JarType.MUTABLE_JAR) {
                warnIfLeftOut(own, module, packaging);
            } else if (own) {
                adviseToLeaveOut(module, packaging);
            } else if (found.archive().getKey() != null) {
                removed.produce(new RemovedResourceBuildItem(found.archive().getKey(), Set.of(module)));
            }
        }));
        report(leftOver, used, errors);
        reader.broken().forEach(broken::produce);
        errors.forEach(error -> validationErrors.produce(new ValidationErrorBuildItem(error)));
    }

    /**
     * Fails the build for left-over files of a plugin that is in use, and warns of others. Maven has already packaged these
     * copies: Quarkus gets the jar that Maven made before.
     */
    private static void report(RemovedResources removed, Set<String> used, List<Throwable> errors) {
        for (var folder : removed.byFolder()) {
            var names = String.join(", ", folder.files());
            if (used.stream().anyMatch(folder::contains)) {
                errors.add(new PluginBuildException(names + " in " + folder.folder() + ": no such file is in " + folder.source()
                        + " any more, which an earlier build copied it from, and the copy would go into the application. Build it"
                        + " with clean, as by 'mvn clean package'."));
            } else {
                RESOURCE_REMOVED.log(names, folder.folder(), folder.source());
            }
        }
    }

    @BuildStep
    void checkDependencies(List<DiscoveredPluginBuildItem> plugins, List<BrokenPluginBuildItem> broken,
            BuildProducer<ValidationErrorBuildItem> validationErrors) {
        var known = new KnownPlugins(plugins, broken);
        StartOrder.problems(known.manifests(), known.withoutManifest())
                .forEach(problem -> validationErrors.produce(new ValidationErrorBuildItem(problem)));
    }

    /**
     * Advises the user to leave out the module. The application needs the compiled classes and the data of the module, but
     * not the module itself. An extension may remove files from dependencies, but only the user can remove them from the
     * application itself.
     */
    private static void adviseToLeaveOut(String module, PackageConfig packaging) {
        if (!isLeftOut(module, packaging)) {
            MODULE_CARRIED.log(module);
        }
    }

    /**
     * Warns if the module is left out: a mutable jar is built again without the sources, and then compiles the modules that
     * it contains.
     */
    private static void warnIfLeftOut(boolean own, String module, PackageConfig packaging) {
        if (own && isLeftOut(module, packaging)) {
            MODULE_NOT_CARRIED.log(module);
        }
    }

    private static boolean isLeftOut(String module, PackageConfig packaging) {
        return packaging.jar().userConfiguredIgnoredEntries().orElse(List.of()).contains(module);
    }
}
