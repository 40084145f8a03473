package io.qworker.node.fs;

import io.qworker.js.Errno;
import io.qworker.js.NativeCall;
import io.qworker.permission.Access;
import io.qworker.permission.AccessDenied;
import java.io.IOException;
import java.nio.file.AccessMode;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Looking at files without opening them: stat and its kin, access, existsSync. */
final class StatOperations {

    private static final int READABLE = 4;
    private static final int WRITABLE = 2;
    private static final int EXECUTABLE = 1;

    /** {@code f_type} of {@code statfs(2)}, which Java knows by name only. */
    private static final Map<String, Long> FILE_SYSTEM_TYPES = Map.ofEntries(
            Map.entry("ext2", 0xef53L),
            Map.entry("ext3", 0xef53L),
            Map.entry("ext4", 0xef53L),
            Map.entry("xfs", 0x58465342L),
            Map.entry("btrfs", 0x9123683eL),
            Map.entry("tmpfs", 0x01021994L),
            Map.entry("overlay", 0x794c7630L),
            Map.entry("proc", 0x9fa0L),
            Map.entry("sysfs", 0x62656572L),
            Map.entry("nfs", 0x6969L),
            Map.entry("nfs4", 0x6969L),
            Map.entry("zfs", 0x2fc12fc1L),
            Map.entry("vfat", 0x4d44L),
            Map.entry("fuse", 0x65735546L));

    /** Places that are looked into for a package, whether they are there or not. */
    private static final Pattern SEARCHED = Pattern.compile("/(\\.?node_modules|\\.node_libraries|lib/node)(/|$)");

    private StatOperations() {}

    static List<FsFunction> all() {
        return List.of(
                FsFunction.operation("stat", 2, call -> stat("stat", call, true)),
                FsFunction.operation("lstat", 2, call -> stat("lstat", call, false)),
                FsFunction.operation("fstat", 2, StatOperations::fstat),
                FsFunction.operation("statfs", 2, StatOperations::statfs),
                FsFunction.operation("access", 2, StatOperations::access),
                new FsFunction("existsSync", 1, StatOperations::existsSync),
                new FsFunction("internalModuleStat", 1, StatOperations::internalModuleStat));
    }

    /** {@code (path, bigint, request, throwIfNoEntry)} */
    private static FsTask stat(String syscall, NativeCall call, boolean follow) {
        FsPath path = FsPath.of(call, 0);
        boolean bigint = call.bool(1);
        boolean tolerant = call.count() > 3 && !call.bool(3);
        return FsTask.of(syscall, path, () -> {
            try {
                FileStatus status = look(path, follow);
                return answer -> status.toValue(answer, bigint);
            } catch (IOException failure) {
                if (tolerant && isNoEntry(failure, follow)) {
                    return FsResult.NOTHING;
                }
                throw failure;
            }
        });
    }

    private static FileStatus look(FsPath path, boolean follow) throws IOException {
        Path file = follow ? path.target(Access.LOOK) : path.path(Access.LOOK);
        return FileStatus.of(file, follow || endsInSlash(path));
    }

    private static boolean endsInSlash(FsPath path) {
        return path.name().endsWith("/");
    }

    /** Node lets lstat fail where a file stands in the place of a folder, but not stat. */
    private static boolean isNoEntry(IOException failure, boolean follow) {
        Errno errno = FsErrors.errno(failure);
        return errno == Errno.ENOENT || (follow && errno == Errno.ENOTDIR);
    }

    /** {@code (fd, bigint, request, shouldNotThrow)} */
    private static FsTask fstat(NativeCall call) {
        int descriptor = Descriptors.of(call, 0);
        FileDescriptors files = FileDescriptors.of(call.lane());
        boolean bigint = call.bool(1);
        return FsTask.of("fstat", () -> {
            FileStatus status = files.get(descriptor).status();
            return answer -> status.toValue(answer, bigint);
        });
    }

    /** The counts of inodes are 0: Java does not tell them. */
    private static FsTask statfs(NativeCall call) {
        FsPath path = FsPath.of(call, 0);
        boolean bigint = call.bool(1);
        return FsTask.of("statfs", path, () -> {
            FileStore store = Files.getFileStore(path.target(Access.READ));
            long block = store.getBlockSize();
            long[] values = {
                FILE_SYSTEM_TYPES.getOrDefault(store.type(), 0L),
                block,
                store.getTotalSpace() / block,
                store.getUnallocatedSpace() / block,
                store.getUsableSpace() / block,
                0,
                0
            };
            return answer -> fileSystem(answer, bigint, values);
        });
    }

    private static Object fileSystem(FsAnswer answer, boolean bigint, long[] values) {
        var array = answer.synchronous()
                ? answer.lane().array(bigint ? "bigintStatFsValues" : "statFsValues")
                : FileStatus.newArray(answer, bigint, values.length);
        FileStatus.fill(array, bigint, 0, values);
        return array;
    }

    private static FsTask access(NativeCall call) {
        FsPath path = FsPath.of(call, 0);
        int mode = FileModes.argument(call, 1);
        return FsTask.of("access", path, () -> {
            Path file = path.target((mode & WRITABLE) == 0 ? Access.LOOK : Access.READ_AND_WRITE);
            file.getFileSystem().provider().checkAccess(file, modes(mode));
            return FsResult.NOTHING;
        });
    }

    private static AccessMode[] modes(int mode) {
        List<AccessMode> modes = new ArrayList<>();
        if ((mode & READABLE) != 0) {
            modes.add(AccessMode.READ);
        }
        if ((mode & WRITABLE) != 0) {
            modes.add(AccessMode.WRITE);
        }
        if ((mode & EXECUTABLE) != 0) {
            modes.add(AccessMode.EXECUTE);
        }
        return modes.toArray(AccessMode[]::new);
    }

    private static Object existsSync(NativeCall call) {
        return status(FsPath.of(call, 0)).isPresent();
    }

    /** 0 for a file, 1 for a folder, below 0 for nothing. A module that is named, and may not be read, is an error. */
    private static Object internalModuleStat(NativeCall call) {
        FsPath path = FsPath.of(call, 0);
        try {
            return FileStatus.of(path.target(Access.LOOK), true).isDirectory() ? 1 : 0;
        } catch (IOException missing) {
            return Errno.ENOENT.number();
        } catch (AccessDenied denied) {
            if (SEARCHED.matcher(path.name()).find()) {
                return Errno.ENOENT.number();
            }
            throw denied;
        }
    }

    private static Optional<FileStatus> status(FsPath path) {
        try {
            return Optional.of(FileStatus.of(path.target(Access.LOOK), true));
        } catch (IOException | AccessDenied missing) {
            return Optional.empty();
        }
    }
}
