package org.wasmplugins;

import java.util.Objects;

/**
 * One mistake in a manifest.
 *
 * @param file the location of the manifest, for people
 * @param line the line of the mistake, from 1
 * @param key the key, with dots between its parts and indexes in brackets; empty for the manifest as a whole
 * @param found the value found
 * @param allowed the values allowed
 */
public record ManifestProblem(String file, int line, String key, String found, String allowed) {

    public ManifestProblem {
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(found, "found");
        Objects.requireNonNull(allowed, "allowed");
    }

    /** Returns one line: {@code plugins/a/plugin.yaml:3: key 'id': found …; allowed: …}. */
    @Override
    public String toString() {
        return file + ":" + line + ": " + (key.isEmpty() ? "" : "key '" + key + "': ") + "found " + found + "; allowed: "
                + allowed;
    }
}
