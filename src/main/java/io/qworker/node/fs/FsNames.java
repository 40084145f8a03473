package io.qworker.node.fs;

import io.qworker.js.Bytes;
import io.qworker.js.NativeCall;
import io.qworker.node.Buffers;
import io.qworker.node.StringBytes;
import io.qworker.node.TextEncoding;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;

/** File names on their way to JavaScript: the bytes the file system has, in the encoding that was asked for. */
final class FsNames {

    private static final Path ROOT = Path.of("/");

    private FsNames() {}

    /** The encoding argument of an operation; none means UTF-8, {@code 'buffer'} a Buffer. */
    static TextEncoding encoding(NativeCall call, int index) {
        return TextEncoding.of(call.argument(index), TextEncoding.UTF8);
    }

    static Object value(FsAnswer answer, byte[] name, TextEncoding encoding) {
        return encoding == TextEncoding.BUFFER
                ? Buffers.of(answer.call(), name)
                : StringBytes.decode(new Bytes(name, 0, name.length), encoding);
    }

    /** The bytes of one name in a folder. */
    static byte[] bytes(Path name) {
        byte[] path = pathBytes(ROOT.resolve(name));
        return Arrays.copyOfRange(path, 1, path.length);
    }

    /** The bytes of a whole path, relative or absolute. */
    static byte[] pathBytes(Path path) {
        String text = path.toString();
        if (isAscii(text) || File.separatorChar != '/') {
            return text.getBytes(StandardCharsets.UTF_8);
        }
        byte[] whole = uriBytes(ROOT.resolve(path));
        return path.isAbsolute() ? whole : Arrays.copyOfRange(whole, 1, whole.length);
    }

    /** Java shows the true bytes of a path only in its URI. */
    private static byte[] uriBytes(Path path) {
        String raw = path.toUri().getRawPath();
        int end = raw.length() > 1 && raw.endsWith("/") ? raw.length() - 1 : raw.length();
        byte[] bytes = new byte[end];
        int length = 0;
        for (int i = 0; i < end; i++) {
            if (raw.charAt(i) == '%') {
                bytes[length++] = (byte) HexFormat.fromHexDigits(raw, i + 1, i + 3);
                i += 2;
            } else {
                bytes[length++] = (byte) raw.charAt(i);
            }
        }
        return Arrays.copyOf(bytes, length);
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 128) {
                return false;
            }
        }
        return true;
    }
}
