package org.wasmplugins.wasm.chicory.wasi;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** The error numbers of WASI preview 1 that are used here. */
final class WasiErrno {

    static final int SUCCESS = 0;
    static final int ACCES = 2;
    static final int EXIST = 20;
    static final int INVAL = 28;
    static final int IO = 29;
    static final int ISDIR = 31;
    static final int LOOP = 32;
    static final int MFILE = 33;
    static final int NAMETOOLONG = 37;
    static final int NOENT = 44;
    static final int NOTDIR = 54;
    static final int NOTEMPTY = 55;
    static final int NOTSUP = 58;
    static final int PERM = 63;
    static final int ROFS = 69;
    static final int XDEV = 75;
    static final int NOTCAPABLE = 76;

    private WasiErrno() {
    }

    static int of(IOException failure) {
        if (failure instanceof Refused refused) {
            return refused.errno;
        }
        if (failure instanceof NoSuchFileException) {
            return NOENT;
        }
        if (failure instanceof FileAlreadyExistsException) {
            return EXIST;
        }
        if (failure instanceof NotDirectoryException) {
            return NOTDIR;
        }
        if (failure instanceof DirectoryNotEmptyException) {
            return NOTEMPTY;
        }
        if (failure instanceof AccessDeniedException) {
            return ACCES;
        }
        return failure instanceof AtomicMoveNotSupportedException ? XDEV : IO;
    }

    /** A refused operation on a path. Only the guest learns of it, by the error number. */
    static final class Refused extends FileSystemException {

        private static final long serialVersionUID = 1L;

        private final int errno;

        Refused(int errno) {
            super(null, null, "refused, WASI errno " + errno);
            this.errno = errno;
        }
    }
}
