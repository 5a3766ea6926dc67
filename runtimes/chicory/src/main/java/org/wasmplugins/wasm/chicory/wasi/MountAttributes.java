package org.wasmplugins.wasm.chicory.wasi;

import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.Objects;

/** What the engine's WASI wants to know of a file, in the shape in which it asks for it. */
final class MountAttributes {

    /** The name under which the engine asks. */
    static final String VIEW = "unix";

    private MountAttributes() {
    }

    /** Number of the device, owner, group and mode are the host's business; nobody links files here. */
    static Map<String, Object> of(BasicFileAttributes attributes) {
        return Map.of("dev", 1L, "ino", Integer.toUnsignedLong(Objects.hashCode(attributes.fileKey())), "nlink", 1L,
                "size", attributes.size(), "lastAccessTime", attributes.lastAccessTime(),
                "lastModifiedTime", attributes.lastModifiedTime(), "ctime", attributes.lastModifiedTime(),
                "isSymbolicLink", attributes.isSymbolicLink(), "isDirectory", attributes.isDirectory(),
                "isRegularFile", attributes.isRegularFile());
    }
}
