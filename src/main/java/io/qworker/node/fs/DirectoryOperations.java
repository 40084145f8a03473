package io.qworker.node.fs;

import com.oracle.truffle.js.runtime.JSRealm;
import io.qworker.js.Errno;
import io.qworker.js.JsValues;
import io.qworker.js.NativeCall;
import io.qworker.node.TextEncoding;
import io.qworker.permission.Access;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Making, listing and removing folders. */
final class DirectoryOperations {

    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    private static final String TEMPLATE = "XXXXXX";
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int ATTEMPTS = 100;

    private DirectoryOperations() {}

    static List<FsFunction> all() {
        return List.of(
                FsFunction.operation("mkdir", 3, DirectoryOperations::mkdir),
                FsFunction.operation("mkdtemp", 2, DirectoryOperations::mkdtemp),
                FsFunction.operation("readdir", 3, DirectoryOperations::readdir),
                FsFunction.operation("rmdir", 1, DirectoryOperations::rmdir));
    }

    /** {@code (path, mode, recursive, request)}; a recursive one answers the first folder it made, or undefined. */
    private static FsTask mkdir(NativeCall call) {
        FsPath path = FsPath.of(call, 0);
        int mode = call.int32(1);
        boolean recursive = call.bool(2);
        return FsTask.of("mkdir", path, () -> {
            if (!recursive) {
                Files.createDirectory(path.path(Access.WRITE), FileModes.forCreation(mode));
                return FsResult.NOTHING;
            }
            String first = makeAll(path, mode);
            return first == null ? FsResult.NOTHING : FsResult.string(first);
        });
    }

    private static String makeAll(FsPath path, int mode) throws IOException {
        try {
            Files.createDirectory(path.path(Access.WRITE), FileModes.forCreation(mode));
            return path.name();
        } catch (NoSuchFileException missing) {
            FsPath parent = path.parent();
            if (FsErrors.errno(missing) != Errno.ENOENT || parent == null) {
                throw missing;
            }
            if (Files.isSymbolicLink(path.path(Access.WRITE))) {
                throw missing;
            }
            String first = makeAll(parent, mode);
            String own = makeAll(path, mode);
            return first == null ? own : first;
        } catch (FileAlreadyExistsException exists) {
            if (Files.isDirectory(path.path(Access.WRITE))) {
                return null;
            }
            throw Files.exists(path.path(Access.WRITE)) ? exists : new NoSuchFileException(path.name());
        }
    }

    /** {@code (prefix, encoding, request)} */
    private static FsTask mkdtemp(NativeCall call) {
        FsPath prefix = FsPath.of(call, 0);
        TextEncoding encoding = FsNames.encoding(call, 1);
        return FsTask.of("mkdtemp", prefix.append(TEMPLATE), () -> {
            for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
                FsPath path = prefix.append(randomName());
                try {
                    Files.createDirectory(path.path(Access.WRITE), FileModes.forCreation(0700));
                    return answer -> FsNames.value(answer, path.bytes(), encoding);
                } catch (FileAlreadyExistsException taken) {
                    // Another name, then.
                }
            }
            throw new ErrnoException(Errno.EEXIST);
        });
    }

    private static String randomName() {
        StringBuilder name = new StringBuilder();
        for (int i = 0; i < TEMPLATE.length(); i++) {
            name.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return name.toString();
    }

    /** {@code (path, encoding, withFileTypes, request)}; sorted by bytes, as libuv does. */
    private static FsTask readdir(NativeCall call) {
        FsPath path = FsPath.of(call, 0);
        TextEncoding encoding = FsNames.encoding(call, 1);
        boolean withTypes = call.bool(2);
        return FsTask.of("scandir", path, () -> {
            List<DirectoryEntry> entries = list(path.target(Access.READ), withTypes);
            return answer -> toValue(answer, entries, encoding, withTypes);
        });
    }

    private static List<DirectoryEntry> list(Path folder, boolean withTypes) throws IOException {
        List<DirectoryEntry> entries = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
            for (Path file : stream) {
                entries.add(DirectoryEntry.of(file, withTypes));
            }
        } catch (DirectoryIteratorException failure) {
            throw failure.getCause();
        }
        entries.sort((a, b) -> Arrays.compareUnsigned(a.name(), b.name()));
        return entries;
    }

    private static Object toValue(
            FsAnswer answer, List<DirectoryEntry> entries, TextEncoding encoding, boolean withTypes) {
        JSRealm realm = answer.realm();
        Object names = JsValues.array(
                realm,
                entries.stream()
                        .map(entry -> FsNames.value(answer, entry.name(), encoding))
                        .toArray());
        if (!withTypes) {
            return names;
        }
        Object types =
                JsValues.array(realm, entries.stream().map(DirectoryEntry::type).toArray());
        return JsValues.array(realm, names, types);
    }

    private static FsTask rmdir(NativeCall call) {
        FsPath path = FsPath.of(call, 0);
        return FsTask.of("rmdir", path, () -> {
            Path folder = path.path(Access.WRITE);
            if (!FileStatus.of(folder, false).isDirectory()) {
                throw new ErrnoException(Errno.ENOTDIR);
            }
            if (path.name().endsWith("/.") || path.name().equals(".")) {
                throw new ErrnoException(Errno.EINVAL);
            }
            try {
                Files.delete(folder);
            } catch (DirectoryNotEmptyException full) {
                throw new ErrnoException(Errno.ENOTEMPTY);
            }
            return FsResult.NOTHING;
        });
    }
}
