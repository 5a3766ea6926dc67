package org.wasmplugins.quarkus.deployment.manifest;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.quarkus.bootstrap.workspace.WorkspaceModule;
import io.quarkus.deployment.ApplicationArchive;
import io.quarkus.deployment.builditem.ApplicationArchivesBuildItem;
import io.quarkus.deployment.pkg.builditem.BuildSystemTargetBuildItem;

/** Finds the application's files of plugins that are left over from an earlier build. */
final class ResourceCheck {

    private final Path buildDirectory;
    private final ApplicationArchivesBuildItem archives;
    private final List<ResourceDirectory> directories = new ArrayList<>();
    private final Set<Path> folders = new LinkedHashSet<>();

    private ResourceCheck(Path buildDirectory, ApplicationArchivesBuildItem archives) {
        this.buildDirectory = ResourceDirectory.absolute(buildDirectory);
        this.archives = archives;
    }

    /** Returns the left-over files. An application that is built again without its sources has none. */
    static RemovedResources removed(ApplicationArchivesBuildItem archives, BuildSystemTargetBuildItem target) {
        return target.isRebuild() ? new RemovedResources(Map.of(), List.of(), true)
                : new ResourceCheck(target.getOutputDirectory(), archives).find();
    }

    private RemovedResources find() {
        var module = module(archives.getRootArchive());
        for (var archive : archives.getAllApplicationArchives()) {
            add(archive);
        }
        if (module == null) {
            addConvention();
        }
        var record = CopyRecord.in(buildDirectory);
        var removed = new RemovedResources(record.copies(), directories, module != null);
        folders.forEach(removed::look);
        record.update(removed.seen());
        return removed;
    }

    private static WorkspaceModule module(ApplicationArchive archive) {
        return archive.getResolvedDependency() == null ? null : archive.getResolvedDependency().getWorkspaceModule();
    }

    private void add(ApplicationArchive archive) {
        var module = module(archive);
        if (module != null) {
            var its = ResourceDirectory.of(module);
            directories.addAll(its);
            // The directories from which the build made a jar are checked, too.
            boolean own = archive == archives.getRootArchive();
            its.forEach(directory -> addFolders(directory.output(), own));
            archive.getResolvedPaths().stream().filter(Files::isDirectory).forEach(output -> addFolders(output, own));
        }
    }

    private void addFolders(Path output, boolean own) {
        folders.add(output.resolve(PluginFolders.IN_DEPENDENCIES));
        if (own) {
            folders.add(output.resolve(PluginFolders.IN_APPLICATION));
        }
    }

    /** Adds the conventional directory: Maven passes the directories of resources only in dev mode and in tests. */
    private void addConvention() {
        var project = buildDirectory.getParent();
        if (project != null && Files.isRegularFile(project.resolve("pom.xml"))) {
            var classes = buildDirectory.resolve("classes");
            directories.add(new ResourceDirectory(project.resolve("src/main/resources"), classes));
            addFolders(classes, true);
        }
    }
}
