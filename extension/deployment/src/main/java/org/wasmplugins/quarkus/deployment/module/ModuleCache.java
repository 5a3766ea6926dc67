package org.wasmplugins.quarkus.deployment.module;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;

import org.wasmplugins.host.spi.LogMessage;
import org.wasmplugins.wasm.chicory.compile.ModuleClasses;

/**
 * The modules that earlier builds compiled, below the build's directory. The key of an entry has two parts. The name of the
 * entry class stands for the module's bytes, because it has their digest. The name of the compiler stands for its options
 * too.
 */
final class ModuleCache {

    private static final LogMessage NOT_CACHED = LogMessage.warn(209, "org.wasmplugins.quarkus.deployment.ModuleCache",
            "The compiled module %s cannot be kept: %s; the next build compiles it again.");

    private static final LogMessage CACHE_DAMAGED = LogMessage.warn(208, "org.wasmplugins.quarkus.deployment.ModuleCache",
            "The compiled module %s cannot be used: %s; the module is compiled again.");

    static final String FOLDER = "wasm-plugins-cache";

    /** The time for which an entry is kept that no build uses. */
    static final Duration KEPT = Duration.ofDays(30);

    private final Path folder;
    private final Optional<String> compiler;

    /** @param compiler the compiler and its options; empty for no cache */
    ModuleCache(Path buildFolder, Optional<String> compiler) {
        this.folder = buildFolder.resolve(FOLDER);
        this.compiler = compiler;
    }

    Optional<ModuleClasses> find(String entryClass) {
        if (compiler.isEmpty()) {
            return Optional.empty();
        }
        var file = file(entryClass);
        try {
            var found = CompiledFile.read(Files.readAllBytes(file));
            if (!found.entryClass().equals(entryClass)) {
                throw new IOException("it has another module");
            }
            markAsUsed(file);
            return Optional.of(found);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            CACHE_DAMAGED.log(file, e.getMessage());
            return Optional.empty();
        }
    }

    /**
     * Stores a module. The file appears at once as a whole, even if the build is killed or another build writes the same
     * file.
     */
    void keep(ModuleClasses module) {
        if (compiler.isEmpty()) {
            return;
        }
        var file = file(module.entryClass());
        try {
            Files.createDirectories(folder);
            var unfinished = Files.createTempFile(folder, "unfinished", "");
            try {
                Files.write(unfinished, CompiledFile.bytes(module));
                Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(unfinished);
            }
            deleteUnused();
        } catch (IOException e) {
            NOT_CACHED.log(file, e);
        }
    }

    /** Sets the time of the last use. If that fails, the module is compiled again some day. */
    private static void markAsUsed(Path file) {
        try {
            Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
        } catch (IOException e) {
            // A failure has no other effect.
        }
    }

    /** Deletes unused files: each version of a module leaves a file, and a killed build leaves an unfinished one. */
    private void deleteUnused() throws IOException {
        var oldest = FileTime.from(Instant.now().minus(KEPT));
        try (var files = Files.newDirectoryStream(folder, file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                && Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS).compareTo(oldest) < 0)) {
            for (var file : files) {
                Files.deleteIfExists(file);
            }
        } catch (DirectoryIteratorException e) {
            // Another build deletes files at the same time.
        }
    }

    Path file(String entryClass) {
        var key = compiler.orElseThrow() + " " + entryClass;
        return folder.resolve(HexFormat.of().formatHex(CompiledFile.sha256(key.getBytes(StandardCharsets.UTF_8))));
    }
}
