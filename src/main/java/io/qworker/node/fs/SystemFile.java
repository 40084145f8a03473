package io.qworker.node.fs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What Linux tells of an open file of this JVM's. */
record SystemFile(long position, int flags) {

    private static final Path DETAILS = Path.of("/proc/self/fdinfo");
    private static final int ACCESS = 3;
    private static final int APPEND = 0x400;

    static SystemFile of(Path openFile) throws IOException {
        long position = 0;
        int flags = 0;
        for (String line : Files.readAllLines(DETAILS.resolve(openFile.getFileName()))) {
            if (line.startsWith("pos:")) {
                position = Long.parseLong(line.substring("pos:".length()).strip());
            } else if (line.startsWith("flags:")) {
                flags = Integer.parseInt(line.substring("flags:".length()).strip(), 8);
            }
        }
        return new SystemFile(position, flags);
    }

    boolean fits(OpenFile file) throws IOException {
        boolean appends = (flags & APPEND) != 0;
        if (file.appender() != null) {
            return appends;
        }
        return !appends
                && writes() == file.isWritable()
                && position == file.reader().position();
    }

    private boolean writes() {
        return (flags & ACCESS) != 0;
    }
}
