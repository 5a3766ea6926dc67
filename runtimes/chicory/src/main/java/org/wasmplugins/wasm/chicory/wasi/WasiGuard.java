package org.wasmplugins.wasm.chicory.wasi;

import java.io.UncheckedIOException;
import java.nio.channels.NonReadableChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.file.DirectoryIteratorException;
import java.util.Map;
import java.util.Set;

import com.dylibso.chicory.runtime.ChicoryInterruptedException;
import com.dylibso.chicory.runtime.ImportFunction;
import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.WasmRuntimeException;

/**
 * Guards the engine's WASI functions. Bounds the work of one call, refuses links, and turns failures of the host's files into
 * error numbers. For the one thread that uses the instance.
 */
final class WasiGuard {

    /** The most files and directories that an instance may have open, besides those that it begins with. */
    static final int MAX_OPEN = 64;

    private static final int MAX_PATH_BYTES = 4_096;
    /** The engine makes an object for each subscription. */
    private static final int MAX_SUBSCRIPTIONS = 1_024;
    private static final int STANDARD_STREAMS = 3;

    /** The engine's message about a descriptor of an unexpected kind. */
    private static final String UNEXPECTED = "Unhandled descriptor";

    private static final Set<String> FILLS_VECTORS = Set.of("fd_read", "fd_pread");
    private static final Set<String> WRITES_VECTORS = Set.of("fd_write", "fd_pwrite");
    /**
     * The functions about links, which are refused: a guest could create links that lead anywhere, or read where links lead.
     */
    private static final Set<String> LINKS = Set.of("path_link", "path_symlink", "path_readlink");
    /** The parameters with the lengths of paths, by function. */
    private static final Map<String, int[]> PATH_LENGTHS = Map.of("path_create_directory", new int[] { 2 },
            "path_filestat_get", new int[] { 3 }, "path_filestat_set_times", new int[] { 3 }, "path_link", new int[] { 3, 6 },
            "path_open", new int[] { 3 }, "path_readlink", new int[] { 2 }, "path_remove_directory", new int[] { 2 },
            "path_rename", new int[] { 2, 5 }, "path_symlink", new int[] { 1, 4 }, "path_unlink_file", new int[] { 2 });

    private final WasiFiles files;
    private final int maxDescriptors;
    private int descriptors;

    WasiGuard(WasiFiles files) {
        this.files = files;
        this.descriptors = STANDARD_STREAMS + files.directories().size();
        this.maxDescriptors = descriptors + MAX_OPEN;
    }

    ImportFunction guard(ImportFunction function) {
        if (function.returnTypes().isEmpty()) {
            return function;
        }
        return new ImportFunction(function.module(), function.name(), function.functionType(),
                (instance, arguments) -> new long[] { call(function, instance, arguments) });
    }

    private int call(ImportFunction function, Instance instance, long[] arguments) {
        int refusal = refusal(function.name(), instance, arguments);
        if (refusal != WasiErrno.SUCCESS) {
            return refusal;
        }
        files.pollErrno();
        int errno = run(function, instance, arguments);
        // The JVM closes a file when its thread is interrupted: the instance cannot continue with it.
        checkInterrupt();
        if (errno == WasiErrno.SUCCESS) {
            count(function.name(), arguments);
            return errno;
        }
        int cause = files.pollErrno();
        return errno == WasiErrno.IO && cause != WasiErrno.SUCCESS ? cause : errno;
    }

    static void checkInterrupt() {
        if (Thread.currentThread().isInterrupted()) {
            throw new ChicoryInterruptedException("Thread interrupted");
        }
    }

    private int refusal(String function, Instance instance, long[] arguments) {
        for (int length : PATH_LENGTHS.getOrDefault(function, new int[0])) {
            if (Integer.compareUnsigned((int) arguments[length], MAX_PATH_BYTES) > 0) {
                return WasiErrno.NAMETOOLONG;
            }
        }
        if (LINKS.contains(function) && !files.directories().isEmpty()) {
            return WasiErrno.PERM;
        }
        if (function.equals("path_open") && descriptors >= maxDescriptors) {
            return WasiErrno.MFILE;
        }
        if (function.equals("poll_oneoff") && (int) arguments[2] > MAX_SUBSCRIPTIONS) {
            return WasiErrno.INVAL;
        }
        boolean fills = FILLS_VECTORS.contains(function);
        return (fills || WRITES_VECTORS.contains(function))
                && !Vectors.areAllowed(instance.memory(), (int) arguments[1], (int) arguments[2], fills) ? WasiErrno.INVAL
                        : WasiErrno.SUCCESS;
    }

    private static int run(ImportFunction function, Instance instance, long[] arguments) {
        try {
            return (int) function.handle().apply(instance, arguments)[0];
        } catch (NonReadableChannelException | NonWritableChannelException e) {
            return WasiErrno.NOTCAPABLE;
        } catch (UncheckedIOException e) {
            return WasiErrno.of(e.getCause());
        } catch (DirectoryIteratorException e) {
            return WasiErrno.of(e.getCause());
        } catch (IllegalArgumentException e) {
            return WasiErrno.INVAL;
        } catch (UnsupportedOperationException e) {
            return WasiErrno.NOTSUP;
        } catch (WasmRuntimeException e) {
            if (String.valueOf(e.getMessage()).startsWith(UNEXPECTED)) {
                return WasiErrno.NOTSUP;
            }
            throw e;
        }
    }

    private void count(String function, long[] arguments) {
        switch (function) {
            case "path_open" -> descriptors++;
            case "fd_close" -> descriptors--;
            case "fd_renumber" -> descriptors -= arguments[0] == arguments[1] ? 0 : 1;
            default -> {
                // opens and closes nothing
            }
        }
    }
}
