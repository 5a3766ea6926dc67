package org.wasmplugins.wasm.chicory.wasi;

import java.io.Closeable;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.wasmplugins.Mount;

/** The files that one instance sees, in the directories that are mapped into it, and those that it has open. */
public final class WasiFiles implements Closeable {

    private final Map<String, Path> directories = new LinkedHashMap<>();
    private final OpenFiles open;
    private final MountFileSystemProvider provider;

    /** @param mounts the directories that are mapped, not null; where there are none, nothing can be opened */
    public WasiFiles(List<Mount> mounts) {
        open = mounts.isEmpty() ? null : new OpenFiles();
        provider = mounts.isEmpty() ? null : new MountFileSystemProvider(open);
        for (var mount : mounts) {
            directories.put(mount.guestPath(), new MountFileSystem(provider, mount).path(Path.of("")));
        }
    }

    /** @return whether it has no directories, and so can open nothing */
    public boolean areNone() {
        return directories().isEmpty();
    }

    Map<String, Path> directories() {
        return directories;
    }

    int pollErrno() {
        return provider == null ? WasiErrno.SUCCESS : provider.pollErrno();
    }

    /** From any thread. */
    @Override
    public void close() {
        if (open != null) {
            open.close();
        }
    }
}
