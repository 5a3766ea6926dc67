package org.wasmplugins.quarkus.deployment.manifest;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.quarkus.bootstrap.workspace.ArtifactSources;
import io.quarkus.bootstrap.workspace.WorkspaceModule;

/**
 * A directory of resources, and the directory to which the build copies them.
 *
 * @param source the directory in the sources
 * @param output the directory of the copies
 */
record ResourceDirectory(Path source, Path output) {

    /** Returns the directories of the application's and the tests' resources. */
    static List<ResourceDirectory> of(WorkspaceModule module) {
        var directories = new ArrayList<ResourceDirectory>();
        for (var classifier : List.of(ArtifactSources.MAIN, ArtifactSources.TEST)) {
            if (module.hasSources(classifier)) {
                for (var directory : module.getSources(classifier).getResourceDirs()) {
                    // A directory that does not exist has no path.
                    if (directory.getDir() != null && directory.getOutputDir() != null) {
                        directories
                                .add(new ResourceDirectory(absolute(directory.getDir()), absolute(directory.getOutputDir())));
                    }
                }
            }
        }
        return directories;
    }

    /** Returns the source of {@code file}, a file of the build's output. */
    Optional<Path> sourceOf(Path file) {
        return file.startsWith(output) ? Optional.of(source.resolve(output.relativize(file))).filter(Files::isRegularFile)
                : Optional.empty();
    }

    static Path absolute(Path path) {
        return path.toAbsolutePath().normalize();
    }
}
