package io.qworker.node.fs;

import java.io.IOException;
import java.nio.file.Path;

/** A name in a folder, and what it is: one of {@code UV_DIRENT_*}, 0 when that was not asked or is not known. */
record DirectoryEntry(byte[] name, int type) {

    static DirectoryEntry of(Path file, boolean withType) {
        return new DirectoryEntry(FsNames.bytes(file.getFileName()), withType ? type(file) : 0);
    }

    private static int type(Path file) {
        try {
            return FileStatus.of(file, false).entryType();
        } catch (IOException gone) {
            return 0;
        }
    }
}
