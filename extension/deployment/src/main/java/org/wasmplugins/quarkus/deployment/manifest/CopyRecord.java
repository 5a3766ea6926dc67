package org.wasmplugins.quarkus.deployment.manifest;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.TreeMap;

import org.wasmplugins.host.spi.LogMessage;

/**
 * The record of files in the build's output that are copies of resources, in a file below the build's directory. Only this
 * record tells a copy whose source was removed from a file that the build generates.
 */
final class CopyRecord {

    private static final LogMessage NOT_RECORDED = LogMessage.warn(223, "org.wasmplugins.quarkus.deployment.CopyRecord",
            "The record %s of copied resources cannot be kept: %s; the next build does not see what is removed until then.");

    private static final LogMessage RECORD_DAMAGED = LogMessage.warn(222, "org.wasmplugins.quarkus.deployment.CopyRecord",
            "The record %s of copied resources cannot be read: %s; what an earlier build copied is taken for the application's.");

    static final String FILE = "wasm-plugins-resources";

    private final Path file;
    private final TreeMap<Path, Copy> copies = new TreeMap<>();

    private CopyRecord(Path file) {
        this.file = file;
    }

    /**
     * Reads the record. A damaged record counts as missing: then nothing is known of earlier builds, as after {@code clean}.
     */
    static CopyRecord in(Path buildDirectory) {
        var record = new CopyRecord(buildDirectory.resolve(FILE));
        try {
            for (var line : Files.readAllLines(record.file)) {
                var fields = line.split(" ");
                record.copies.put(Path.of(URI.create(fields[3])),
                        new Copy(Path.of(URI.create(fields[2])), Long.parseLong(fields[0]), Long.parseLong(fields[1])));
            }
        } catch (NoSuchFileException e) {
            return record;
        } catch (IOException | RuntimeException e) {
            RECORD_DAMAGED.log(record.file, e.toString());
            record.copies.clear();
        }
        return record;
    }

    Map<Path, Copy> copies() {
        return Map.copyOf(copies);
    }

    /** Removes the entries of files that no longer exist, and replaces those of the files in {@code seen}. */
    void update(Map<Path, Copy> seen) {
        var before = Map.copyOf(copies);
        copies.keySet().removeIf(copy -> !Files.exists(copy));
        copies.putAll(seen);
        if (!copies.equals(before)) {
            write();
        }
    }

    private void write() {
        try {
            Files.createDirectories(file.getParent());
            var unfinished = Files.createTempFile(file.getParent(), FILE, "");
            try {
                Files.write(unfinished, copies.entrySet().stream().map(copy -> copy.getValue().modified() + " "
                        + copy.getValue().size() + " " + copy.getValue().source().toUri() + " " + copy.getKey().toUri())
                        .toList());
                Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(unfinished);
            }
        } catch (IOException e) {
            NOT_RECORDED.log(file, e.toString());
        }
    }

    /**
     * A copy, with its state when the build saw it.
     *
     * @param source the file that was copied
     * @param modified the time of the last change, in milliseconds
     * @param size the size in bytes
     */
    record Copy(Path source, long modified, long size) {

        static Copy of(Path source, Path file) throws IOException {
            return new Copy(source, Files.getLastModifiedTime(file).toMillis(), Files.size(file));
        }

        /** True if no program has written the file since. */
        boolean is(Path file) throws IOException {
            return equals(of(source, file));
        }
    }
}
