package org.wasmplugins;

import java.util.Arrays;
import java.util.Optional;

/** The access to files that a plugin requests. */
public enum FilesystemAccess {

    /** No files. */
    NONE("none"),
    /** Reading in the directories that the operator maps. */
    READ_ONLY("read-only"),
    /** Reading and writing in the directories that the operator maps. */
    READ_WRITE("read-write");

    private final String key;

    FilesystemAccess(String key) {
        this.key = key;
    }

    /**
     * @return the name used in manifests, never null
     */
    public String key() {
        return key;
    }

    /**
     * @param key a name as used in manifests
     * @return the access of that name; empty if the name is unknown
     */
    public static Optional<FilesystemAccess> ofKey(String key) {
        return Arrays.stream(values()).filter(access -> access.key.equals(key)).findFirst();
    }
}
