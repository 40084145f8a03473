package io.qworker.node.fs;

import io.qworker.js.Errno;
import io.qworker.js.NativeCall;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.util.EnumSet;
import java.util.List;

/** From a path to a descriptor and back to nothing. */
final class OpenOperations {

    private OpenOperations() {}

    static List<FsFunction> all() {
        return List.of(
                FsFunction.operation("open", 3, OpenOperations::open),
                FsFunction.operation("openFileHandle", 3, OpenOperations::openFileHandle),
                FsFunction.operation("close", 1, OpenOperations::close));
    }

    /** {@code (path, flags, mode, request)} */
    private static FsTask open(NativeCall call) {
        FsPath path = FsPath.of(call, 0);
        OpenFlags flags = new OpenFlags(call.int32(1));
        int mode = call.int32(2);
        FsLane owner = FsLane.of(call.lane());
        FileDescriptors files = FileDescriptors.of(call.lane());
        return FsTask.of("open", path, () -> FsResult.number(files.add(open(path, flags, mode), owner)));
    }

    private static FsTask openFileHandle(NativeCall call) {
        FsPath path = FsPath.of(call, 0);
        OpenFlags flags = new OpenFlags(call.int32(1));
        int mode = call.int32(2);
        FsLane owner = FsLane.of(call.lane());
        FileDescriptors files = FileDescriptors.of(call.lane());
        return FsTask.of("open", path, () -> {
            int descriptor = files.add(open(path, flags, mode), owner);
            return answer -> answer.lane().newFileHandle(descriptor);
        });
    }

    private static FsTask close(NativeCall call) {
        int descriptor = Descriptors.of(call, 0);
        FileDescriptors files = FileDescriptors.of(call.lane());
        return FsTask.of("close", () -> {
            files.close(descriptor);
            return FsResult.NOTHING;
        });
    }

    static OpenFile open(FsPath name, OpenFlags flags, int mode) throws IOException {
        Path path = name.target(flags.access());
        if (flags.creates() && !flags.writes()) {
            createEmpty(path, flags, mode);
        }
        if (flags.wantsDirectory() && !Files.isDirectory(path)) {
            throw new ErrnoException(Files.exists(path) ? Errno.ENOTDIR : Errno.ENOENT);
        }
        return flags.appends() ? openForAppending(path, flags, mode) : openPlain(path, flags, mode);
    }

    private static OpenFile openPlain(Path path, OpenFlags flags, int mode) throws IOException {
        FileChannel channel = FileChannel.open(path, flags.channelOptions(), attributes(flags, mode));
        return new OpenFile(channel, null, path, OpenFile.identity(path));
    }

    private static OpenFile openForAppending(Path path, OpenFlags flags, int mode) throws IOException {
        FileChannel appender = FileChannel.open(path, flags.appendOptions(), attributes(flags, mode));
        try {
            if (flags.truncates()) {
                appender.truncate(0);
            }
            FileChannel reader = flags.reads() ? FileChannel.open(path, flags.channelOptions()) : null;
            return new OpenFile(reader, appender, path, OpenFile.identity(path));
        } catch (IOException failure) {
            appender.close();
            throw failure;
        }
    }

    /** O_CREAT without writing, which Java's channels do not do. */
    private static void createEmpty(Path path, OpenFlags flags, int mode) throws IOException {
        try {
            FileChannel.open(
                            path,
                            EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                            FileModes.forCreation(mode))
                    .close();
        } catch (FileAlreadyExistsException exists) {
            if (flags.isExclusive()) {
                throw exists;
            }
        }
    }

    private static FileAttribute<?>[] attributes(OpenFlags flags, int mode) {
        return flags.creates() ? FileModes.forCreation(mode) : FileModes.NONE;
    }
}
