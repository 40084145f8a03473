package io.qworker.node.fs;

import io.qworker.js.NativeCall;
import io.qworker.permission.Access;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;

/** Changing what stat tells: permissions, owners, times. */
final class AttributeOperations {

    private static final LinkOption[] FOLLOW = {};
    private static final LinkOption[] STAY = {LinkOption.NOFOLLOW_LINKS};
    private static final double NANOS = 1e9;
    private static final long NANOS_PER_MICRO = 1000;

    private AttributeOperations() {}

    static List<FsFunction> all() {
        return List.of(
                FsFunction.operation("chmod", 2, AttributeOperations::chmod),
                FsFunction.operation("fchmod", 2, AttributeOperations::fchmod),
                FsFunction.operation("chown", 3, call -> chown("chown", call, FOLLOW)),
                FsFunction.operation("lchown", 3, call -> chown("lchown", call, STAY)),
                FsFunction.operation("fchown", 3, AttributeOperations::fchown),
                FsFunction.operation("utimes", 3, call -> utimes("utime", call, FOLLOW)),
                FsFunction.operation("lutimes", 3, call -> utimes("lutime", call, STAY)),
                FsFunction.operation("futimes", 3, AttributeOperations::futimes));
    }

    private static FsTask chmod(NativeCall call) {
        FsPath path = FsPath.of(call, 0);
        int mode = call.int32(1);
        return FsTask.of("chmod", path, () -> {
            FileModes.change(path.target(Access.WRITE), mode);
            return FsResult.NOTHING;
        });
    }

    private static FsTask fchmod(NativeCall call) {
        int descriptor = Descriptors.of(call, 0);
        FileDescriptors files = FileDescriptors.of(call.lane());
        int mode = call.int32(1);
        return FsTask.of("fchmod", () -> {
            FileModes.change(files.get(descriptor).location(), mode);
            return FsResult.NOTHING;
        });
    }

    /** {@code (path, uid, gid, request)}; -1 leaves one as it is. */
    private static FsTask chown(String syscall, NativeCall call, LinkOption... options) {
        FsPath path = FsPath.of(call, 0);
        int user = (int) call.int64(1);
        int group = (int) call.int64(2);
        return FsTask.of(syscall, path, () -> {
            changeOwner(
                    options.length == 0 ? path.target(Access.WRITE) : path.path(Access.WRITE), user, group, options);
            return FsResult.NOTHING;
        });
    }

    private static FsTask fchown(NativeCall call) {
        int descriptor = Descriptors.of(call, 0);
        FileDescriptors files = FileDescriptors.of(call.lane());
        int user = (int) call.int64(1);
        int group = (int) call.int64(2);
        return FsTask.of("fchown", () -> {
            changeOwner(files.get(descriptor).location(), user, group);
            return FsResult.NOTHING;
        });
    }

    private static void changeOwner(Path path, int user, int group, LinkOption... options) throws IOException {
        FileStatus.of(path, options.length == 0);
        if (user != -1) {
            Files.setAttribute(path, "unix:uid", user, options);
        }
        if (group != -1) {
            Files.setAttribute(path, "unix:gid", group, options);
        }
    }

    /** {@code (path, atime, mtime, request)}, in seconds. */
    private static FsTask utimes(String syscall, NativeCall call, LinkOption... options) {
        FsPath path = FsPath.of(call, 0);
        FileTime accessed = time(call.number(1));
        FileTime modified = time(call.number(2));
        return FsTask.of(syscall, path, () -> {
            changeTimes(path.target(Access.WRITE), accessed, modified, options);
            return FsResult.NOTHING;
        });
    }

    private static FsTask futimes(NativeCall call) {
        int descriptor = Descriptors.of(call, 0);
        FileDescriptors files = FileDescriptors.of(call.lane());
        FileTime accessed = time(call.number(1));
        FileTime modified = time(call.number(2));
        return FsTask.of("futime", () -> {
            changeTimes(files.get(descriptor).location(), accessed, modified);
            return FsResult.NOTHING;
        });
    }

    static void changeTimes(Path path, FileTime accessed, FileTime modified, LinkOption... options) throws IOException {
        Files.getFileAttributeView(path, BasicFileAttributeView.class, options).setTimes(modified, accessed, null);
    }

    /** Cut to microseconds, as libuv does it. */
    private static FileTime time(double seconds) {
        long whole = (long) seconds;
        long nanos = (long) ((seconds - whole) * NANOS);
        return FileTime.from(Instant.ofEpochSecond(whole, nanos - nanos % NANOS_PER_MICRO));
    }
}
