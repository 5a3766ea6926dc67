package org.wasmplugins.host.manifest;

import java.io.IOException;
import java.io.InputStream;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import org.wasmplugins.PluginManifest;
import org.wasmplugins.RuntimeType;
import org.wasmplugins.exception.InvalidManifestException;

/**
 * Reads and checks manifests ({@code plugin.yaml}). Reports all problems of a manifest together, each with its line. Immutable;
 * may be used from any thread.
 *
 * <p>
 * A manifest is untrusted. It is one YAML document in UTF-8 of at most {@value #MAX_BYTES} bytes and 16 levels, without
 * anchors, aliases and tags. Everything else is a problem, whatever its size. The parser does not check whether the module
 * exists, whether other plugins exist, and whether {@code dependencies} have a meaningful range of versions.
 */
public final class ManifestParser {

    /** The largest manifest, in bytes. */
    public static final int MAX_BYTES = 65_536;

    private final List<RuntimeType> runtimes;

    /**
     * @param runtimes the runtimes that this host has, at least one; a manifest that names another one has a problem
     * @throws IllegalArgumentException if {@code runtimes} is empty
     */
    public ManifestParser(Set<RuntimeType> runtimes) {
        if (runtimes.isEmpty()) {
            throw new IllegalArgumentException("runtimes must not be empty");
        }
        this.runtimes = runtimes.stream().sorted(Comparator.comparing(RuntimeType::name)).toList();
    }

    /**
     * @param file where the manifest is, for messages, not null
     * @param yaml the manifest's bytes, not null; not kept
     * @return the manifest with its defaults filled in, never null
     * @throws InvalidManifestException if the manifest has problems; it has all of them, in the order of their lines
     */
    public PluginManifest parse(String file, byte[] yaml) {
        return parse(file, yaml, Optional.empty());
    }

    /**
     * Reads a manifest as {@link #parse(String, byte[])} does, in a folder whose name has to be the plugin's id.
     *
     * @param file where the manifest is, for messages, not null
     * @param yaml the manifest's bytes, not null; not kept
     * @param folder the name of the manifest's folder, not null
     * @return the manifest with its defaults filled in, never null
     * @throws InvalidManifestException if the manifest has problems; it has all of them, in the order of their lines
     */
    public PluginManifest parse(String file, byte[] yaml, String folder) {
        return parse(file, yaml, Optional.of(folder));
    }

    /**
     * Reads a manifest as {@link #parse(String, byte[])} does. Reads at most one byte more than {@value #MAX_BYTES}; blocks as
     * the stream does.
     *
     * @param file where the manifest is, for messages, not null
     * @param yaml the manifest, not null; not closed
     * @return the manifest with its defaults filled in, never null
     * @throws InvalidManifestException if the manifest has problems; it has all of them, in the order of their lines
     * @throws IOException if the stream cannot be read
     */
    public PluginManifest parse(String file, InputStream yaml) throws IOException {
        return parse(file, yaml.readNBytes(MAX_BYTES + 1));
    }

    /**
     * Reads a manifest as {@link #parse(String, byte[], String)} does. Reads at most one byte more than {@value #MAX_BYTES};
     * blocks as the stream
     * does.
     *
     * @param file where the manifest is, for messages, not null
     * @param yaml the manifest, not null; not closed
     * @param folder the name of the manifest's folder, not null
     * @return the manifest with its defaults filled in, never null
     * @throws InvalidManifestException if the manifest has problems; it has all of them, in the order of their lines
     * @throws IOException if the stream cannot be read
     */
    public PluginManifest parse(String file, InputStream yaml, String folder) throws IOException {
        return parse(file, yaml.readNBytes(MAX_BYTES + 1), folder);
    }

    private PluginManifest parse(String file, byte[] yaml, Optional<String> folder) {
        var problems = new Problems(Objects.requireNonNull(file, "file"));
        return new ManifestReader(problems, runtimes, folder).read(new YamlReader(problems).read(yaml));
    }
}
