package io.qworker.node.fs;

import com.oracle.truffle.js.runtime.array.TypedArrayFactory;
import com.oracle.truffle.js.runtime.objects.JSDynamicObject;
import io.qworker.js.Bytes;
import io.qworker.js.JsValues;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.LongBuffer;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;

/**
 * What {@code stat(2)} says, in the order of Node's {@code statValues}: dev, mode, nlink, uid, gid, rdev, blksize, ino, size,
 * blocks, then seconds and nanoseconds of atime, mtime, ctime and birthtime. Java does not tell how many blocks a file has;
 * they are reckoned from its size.
 */
record FileStatus(long[] values) {

    static final int FIELDS = 18;

    /** The type bits of a mode. */
    static final int TYPE = 0xf000;

    static final int DIRECTORY = 0x4000;
    static final int REGULAR = 0x8000;
    static final int SYMBOLIC_LINK = 0xa000;
    static final int CHARACTER_DEVICE = 0x2000;
    static final int BLOCK_DEVICE = 0x6000;
    static final int FIFO = 0x1000;
    static final int SOCKET = 0xc000;

    private static final long BLOCK_SIZE = 4096;
    private static final long BLOCK_UNIT = 512;
    private static final LinkOption[] FOLLOW = {};
    private static final LinkOption[] STAY = {LinkOption.NOFOLLOW_LINKS};

    static FileStatus of(Path path, boolean follow) throws IOException {
        return of(Files.readAttributes(
                path,
                "unix:dev,mode,nlink,uid,gid,rdev,ino,size,lastAccessTime,lastModifiedTime,ctime,creationTime",
                follow ? FOLLOW : STAY));
    }

    /** A file that does not exist, as a watcher reports it. */
    static FileStatus missing() {
        return new FileStatus(new long[FIELDS]);
    }

    /** Of a pipe between two processes, which is a socket here. */
    static FileStatus ofStream() {
        long[] values = new long[FIELDS];
        values[1] = SOCKET | 0777;
        values[2] = 1;
        values[6] = BLOCK_SIZE;
        return new FileStatus(values);
    }

    private static FileStatus of(Map<String, Object> attributes) {
        long[] values = new long[FIELDS];
        long size = number(attributes, "size");
        int mode = (int) number(attributes, "mode");
        values[0] = number(attributes, "dev");
        values[1] = mode;
        values[2] = number(attributes, "nlink");
        values[3] = number(attributes, "uid");
        values[4] = number(attributes, "gid");
        values[5] = number(attributes, "rdev");
        values[6] = BLOCK_SIZE;
        values[7] = number(attributes, "ino");
        values[8] = size;
        values[9] = blocks(mode, size);
        time(values, 10, attributes.get("lastAccessTime"));
        time(values, 12, attributes.get("lastModifiedTime"));
        time(values, 14, attributes.get("ctime"));
        time(values, 16, attributes.get("creationTime"));
        return new FileStatus(values);
    }

    int mode() {
        return (int) values[1];
    }

    int type() {
        return mode() & TYPE;
    }

    boolean isDirectory() {
        return type() == DIRECTORY;
    }

    boolean isRegular() {
        return type() == REGULAR;
    }

    boolean isSymbolicLink() {
        return type() == SYMBOLIC_LINK;
    }

    boolean isSameFile(FileStatus other) {
        return values[0] == other.values[0] && values[7] == other.values[7];
    }

    /** Node's {@code UV_DIRENT_*}. */
    int entryType() {
        return switch (type()) {
            case REGULAR -> 1;
            case DIRECTORY -> 2;
            case SYMBOLIC_LINK -> 3;
            case FIFO -> 4;
            case SOCKET -> 5;
            case CHARACTER_DEVICE -> 6;
            case BLOCK_DEVICE -> 7;
            default -> 0;
        };
    }

    /** Into the shared array for a synchronous call, else into a new one. */
    Object toValue(FsAnswer answer, boolean bigint) {
        JSDynamicObject array;
        if (answer.synchronous()) {
            array = answer.lane().array(bigint ? "bigintStatValues" : "statValues");
        } else {
            array = newArray(answer, bigint, FIELDS);
        }
        fill(array, bigint, 0, values);
        return array;
    }

    /** This and an earlier one in one new array, as Node's watchers take them. */
    Object toValueWith(FileStatus earlier, FsAnswer answer, boolean bigint) {
        JSDynamicObject array = newArray(answer, bigint, 2 * FIELDS);
        fill(array, bigint, 0, values);
        fill(array, bigint, FIELDS, earlier.values);
        return array;
    }

    static JSDynamicObject newArray(FsAnswer answer, boolean bigint, int length) {
        return bigint
                ? JsValues.typedArray(answer.realm(), TypedArrayFactory.BigInt64Array, new byte[length * Long.BYTES])
                : JsValues.float64Array(answer.realm(), length);
    }

    static void fill(JSDynamicObject array, boolean bigint, int start, long[] values) {
        LongBuffer memory =
                Bytes.of(array).asByteBuffer().order(ByteOrder.nativeOrder()).asLongBuffer();
        for (int i = 0; i < values.length; i++) {
            memory.put(start + i, bigint ? values[i] : Double.doubleToRawLongBits(values[i]));
        }
    }

    private static long blocks(int mode, long size) {
        return switch (mode & TYPE) {
            case REGULAR, DIRECTORY -> (size + BLOCK_SIZE - 1) / BLOCK_SIZE * (BLOCK_SIZE / BLOCK_UNIT);
            default -> 0;
        };
    }

    private static long number(Map<String, Object> attributes, String name) {
        return ((Number) attributes.get(name)).longValue();
    }

    private static void time(long[] values, int index, Object time) {
        Instant instant = ((FileTime) time).toInstant();
        values[index] = instant.getEpochSecond();
        values[index + 1] = instant.getNano();
    }
}
