package org.wasmplugins.wasm.chicory.wasi;

import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.Objects;

/** Shows a file's attributes in the form that the engine's WASI asks for. */
final class MountAttributes {

    /** The name of the view that the engine asks for. */
    static final String VIEW = "unix";

    private MountAttributes() {
    }

    /**
     * Returns the attributes. Device, owner, group and mode are hidden from the guest; a file has one link, since guests
     * cannot link.
     */
    static Map<String, Object> of(BasicFileAttributes attributes) {
        return Map.of("dev", 1L, "ino", Integer.toUnsignedLong(Objects.hashCode(attributes.fileKey())), "nlink", 1L,
                "size", attributes.size(), "lastAccessTime", attributes.lastAccessTime(),
                "lastModifiedTime", attributes.lastModifiedTime(), "ctime", attributes.lastModifiedTime(),
                "isSymbolicLink", attributes.isSymbolicLink(), "isDirectory", attributes.isDirectory(),
                "isRegularFile", attributes.isRegularFile());
    }
}
