package org.wasmplugins.wasm.chicory.wasi;

import java.io.Closeable;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.wasmplugins.Mount;

/** The files that one instance sees, in the directories that are mapped into it, and those that it has open. */
public final class WasiFiles implements Closeable {

    private final OpenFiles open = new OpenFiles();
    private final MountFileSystemProvider provider = new MountFileSystemProvider(open);
    private final Map<String, Path> directories = new LinkedHashMap<>();

    /** @param mounts the directories that are mapped, not null */
    public WasiFiles(List<Mount> mounts) {
        for (var mount : mounts) {
            directories.put(mount.guestPath(), new MountFileSystem(provider, mount).path(Path.of("")));
        }
    }

    Map<String, Path> directories() {
        return directories;
    }

    int pollErrno() {
        return provider.pollErrno();
    }

    /** From any thread. */
    @Override
    public void close() {
        open.close();
    }
}
