package org.wasmplugins.wasm.chicory.wasi;

import java.io.Closeable;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.wasmplugins.runtime.Mount;
import org.wasmplugins.wasm.engine.WasiEnvironment;

/**
 * The files that one instance sees: its output, those in the directories that are mapped into it, and those that it has open.
 */
public final class WasiFiles implements Closeable {

    private final Map<String, Path> directories = new LinkedHashMap<>();
    private final LineStream output;
    private final LineStream errors;
    private final OpenFiles open;
    private final MountFileSystemProvider provider;

    /**
     * @param environment where its output goes, and the directories that are mapped; where there are none, nothing can be
     *        opened
     */
    public WasiFiles(WasiEnvironment environment) {
        output = new LineStream(environment.output());
        errors = new LineStream(environment.errors());
        List<Mount> mounts = environment.mounts();
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

    OutputStream output() {
        return output;
    }

    OutputStream errors() {
        return errors;
    }

    /** Gives the host's log lines that have no end yet. From any thread. */
    public void flush() {
        output.flush();
        errors.flush();
    }

    /** From any thread. */
    @Override
    public void close() {
        try {
            flush();
        } finally {
            if (open != null) {
                open.close();
            }
        }
    }
}
