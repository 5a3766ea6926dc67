package org.wasmplugins.wasm.chicory.wasi;

import java.io.IOException;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;

/** Changes the times of a file in a mount. */
record MountTimes(MountFileSystemProvider provider, MountPath path) implements BasicFileAttributeView {

    /** The new times; null leaves a time as it is. */
    record Times(FileTime modified, FileTime accessed) {
    }

    @Override
    public String name() {
        return "basic";
    }

    @Override
    public BasicFileAttributes readAttributes() throws IOException {
        return provider.readAttributes(path, BasicFileAttributes.class);
    }

    @Override
    public void setTimes(FileTime modified, FileTime accessed, FileTime created) throws IOException {
        provider.setTimes(path, new Times(modified, accessed));
    }
}
