package org.wasmplugins.wasm.chicory.wasi;

import java.io.Closeable;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.wasmplugins.runtime.Mount;
import org.wasmplugins.wasm.engine.WasiEnvironment;

/** The files of one instance: its output, the files in mapped directories, and its open files. */
public final class WasiFiles implements Closeable {

    private final Map<String, Path> directories = new LinkedHashMap<>();
    private final LineStream output;
    private final LineStream errors;
    private final OpenFiles open;
    private final MountFileSystemProvider provider;

    /**
     * @param environment the consumers of its output, and the mapped directories; without directories, no file can be opened
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

    /** @return true if it has no directories and can open no file */
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

    /** Passes lines that have no end yet to the host's log. May be called from any thread. */
    public void flush() {
        output.flush();
        errors.flush();
    }

    /** Closes the open files. May be called from any thread. */
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
