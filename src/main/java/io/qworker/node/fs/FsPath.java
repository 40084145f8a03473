package io.qworker.node.fs;

import com.oracle.truffle.api.strings.TruffleString;
import io.qworker.js.Bytes;
import io.qworker.js.NativeCall;
import io.qworker.node.StringBytes;
import io.qworker.node.TextEncoding;
import io.qworker.permission.Access;
import io.qworker.permission.Permissions;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * A path as JavaScript gave it, a string or bytes, and what Java opens for it. Names that are not ASCII travel as the bytes
 * of a {@code file:} URI, so they come through whole whatever the JVM's locale is, and even when they are not UTF-8.
 */
final class FsPath {

    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private final byte[] bytes;
    private final String name;
    private final Path base;
    private final Permissions permissions;

    private FsPath(byte[] bytes, String name, Path base, Permissions permissions) {
        this.bytes = bytes;
        this.name = name;
        this.base = base;
        this.permissions = permissions;
    }

    /** From a string or a Uint8Array; relative ones stand in the lane's working directory. */
    static FsPath of(NativeCall call, int index) {
        return of(call, call.argument(index));
    }

    static FsPath of(NativeCall call, Object value) {
        Path base = call.lane().cwd();
        Permissions permissions = call.lane().permissions();
        if (value instanceof TruffleString text) {
            return new FsPath(bytes(text), text.toJavaStringUncached(), base, permissions);
        }
        Bytes view = Bytes.of(value);
        byte[] copy = new byte[view.length()];
        view.asByteBuffer().get(copy);
        return new FsPath(copy, new String(copy, StandardCharsets.UTF_8), base, permissions);
    }

    /** The path as errors show it. */
    String name() {
        return name;
    }

    byte[] bytes() {
        return bytes;
    }

    /** The path up to its last slash; null when there is none, or only the root's. */
    FsPath parent() {
        int end = bytes.length;
        while (end > 1 && bytes[end - 1] == '/') {
            end--;
        }
        while (end > 0 && bytes[end - 1] != '/') {
            end--;
        }
        while (end > 0 && bytes[end - 1] == '/') {
            end--;
        }
        if (end == 0) {
            return null;
        }
        byte[] shorter = Arrays.copyOf(bytes, end);
        return new FsPath(shorter, new String(shorter, StandardCharsets.UTF_8), base, permissions);
    }

    /** This path with more text at its end. */
    FsPath append(String suffix) {
        byte[] end = suffix.getBytes(StandardCharsets.UTF_8);
        byte[] longer = Arrays.copyOf(bytes, bytes.length + end.length);
        System.arraycopy(end, 0, longer, bytes.length, end.length);
        return new FsPath(longer, name + suffix, base, permissions);
    }

    /** What the lane that gave it may do. */
    Permissions permissions() {
        return permissions;
    }

    /**
     * The path itself, absolute, for what does not follow a link at its end; a trailing slash is dropped.
     *
     * @throws io.qworker.permission.AccessDenied if the lane may not do this with it
     */
    Path path(Access access) throws IOException {
        return permissions.file(absolute(), access, false);
    }

    /** As {@link #path}, for what follows links; a trailing slash asks for a folder behind it, as POSIX has it. */
    Path target(Access access) throws IOException {
        Path path = permissions.file(absolute(), access, true);
        return bytes.length > 1 && bytes[bytes.length - 1] == '/' ? path.resolve(".") : path;
    }

    private Path absolute() throws IOException {
        if (bytes.length == 0) {
            throw new NoSuchFileException(name);
        }
        try {
            return base.resolve(raw());
        } catch (InvalidPathException impossible) {
            throw new NoSuchFileException(name, null, impossible.getReason());
        }
    }

    /** Not resolved against anything: what a symbolic link shall hold. */
    Path raw() {
        return fromBytes(bytes, name);
    }

    private static byte[] bytes(TruffleString text) {
        Bytes encoded = StringBytes.encode(text, TextEncoding.UTF8);
        return Arrays.copyOfRange(encoded.array(), encoded.offset(), encoded.offset() + encoded.length());
    }

    private static Path fromBytes(byte[] bytes, String name) {
        if (isAscii(bytes) || File.separatorChar != '/') {
            return Path.of(name);
        }
        boolean absolute = bytes[0] == '/';
        Path path = Path.of(URI.create(percentEncoded(bytes)));
        return absolute ? path : path.subpath(0, path.getNameCount());
    }

    private static String percentEncoded(byte[] bytes) {
        StringBuilder uri = new StringBuilder("file:///");
        byte last = '/';
        for (byte b : bytes) {
            if (b == '/') {
                if (last != '/') {
                    uri.append('/');
                }
            } else {
                HEX.toHexDigits(uri.append('%'), b);
            }
            last = b;
        }
        return uri.toString();
    }

    private static boolean isAscii(byte[] bytes) {
        for (byte b : bytes) {
            if (b < 0) {
                return false;
            }
        }
        return true;
    }
}
