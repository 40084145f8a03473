package io.qworker.node.fs;

import io.qworker.js.LaneEnvironment;
import io.qworker.js.LaneProcess;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A process's open files by descriptor. Those that it was started with are everybody's in it: unless others are given, the
 * JVM's own 0, 1 and 2, which stay open since other processes in this JVM use them too.
 */
public final class FileDescriptors {

    private static final List<OpenFile> STANDARD = List.of(
            standard(new FileInputStream(FileDescriptor.in).getChannel(), 0),
            standard(new FileOutputStream(FileDescriptor.out).getChannel(), 1),
            standard(new FileOutputStream(FileDescriptor.err).getChannel(), 2));

    private final Holdings<OpenFile> open = new Holdings<>(0);

    private FileDescriptors() {
        for (int i = 0; i < STANDARD.size(); i++) {
            open.place(i, STANDARD.get(i).shared());
        }
    }

    private static OpenFile standard(FileChannel channel, int descriptor) {
        return new OpenFile(channel, null, Path.of("/dev/fd/" + descriptor), null);
    }

    public static FileDescriptors of(LaneEnvironment lane) {
        return of(lane.process());
    }

    /** Of a process that is about to start. */
    public static FileDescriptors of(LaneProcess process) {
        return process.state(FileDescriptors.class, FileDescriptors::new);
    }

    /** What it is started with; {@link #closeGiven} closes that. */
    public void give(Map<Integer, OpenFile> files) {
        files.forEach(open::place);
    }

    public void closeGiven() {
        open.closeAll(null);
    }

    /** Null when there is none. */
    public OpenFile find(int descriptor) {
        try {
            return get(descriptor);
        } catch (ErrnoException none) {
            return null;
        }
    }

    /** Whether it is the JVM's own. */
    public boolean isStandard(int descriptor) {
        OpenFile file = find(descriptor);
        return file != null && STANDARD.contains(file);
    }

    int add(OpenFile file, FsLane owner) {
        return open.add(file, owner);
    }

    OpenFile get(int descriptor) throws ErrnoException {
        return open.get(descriptor);
    }

    /** Whether this lane opened it, or the process was started with it. */
    boolean belongs(int descriptor, FsLane owner) {
        return open.belongs(descriptor, owner);
    }

    void close(int descriptor) throws IOException {
        if (!isStandard(descriptor)) {
            open.close(descriptor);
        }
    }

    void closeAll(FsLane owner) {
        open.closeAll(owner);
    }
}
