package io.qworker.node;

import io.qworker.js.Binding;
import io.qworker.js.JsValues;
import io.qworker.js.NativeCall;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/** What {@code bindings/internal/blob.js} needs of files. A file that changed since cannot be read. */
final class BlobBinding implements Binding {

    private static final int UNREADABLE = -1;

    @Override
    public String name() {
        return "blob";
    }

    @Override
    public void define(Target target) {
        target.function("statFile", 1, BlobBinding::statFile).function("readFile", 5, BlobBinding::readFile);
    }

    /** {@code [size, modified]}, undefined when there is no such file. */
    private static Object statFile(NativeCall call) {
        try {
            BasicFileAttributes file = Files.readAttributes(Path.of(call.string(0)), BasicFileAttributes.class);
            return JsValues.array(call.realm(), JsValues.number(file.size()), modified(file));
        } catch (IOException absent) {
            return JsValues.undefined();
        }
    }

    /** {@code (path, modified, offset, length, callback(status, buffer))}. */
    private static Object readFile(NativeCall call) {
        Path path = Path.of(call.string(0));
        double modified = call.number(1);
        long offset = call.int64(2);
        int length = call.int32(3);
        Object callback = call.argument(4);
        call.lane().loop().submit(() -> read(path, modified, offset, length), (bytes, failure) -> {
            Object buffer = failure == null ? JsValues.arrayBuffer(call.realm(), bytes) : JsValues.undefined();
            JsValues.call(callback, JsValues.undefined(), failure == null ? length : UNREADABLE, buffer);
        });
        return JsValues.undefined();
    }

    private static byte[] read(Path path, double modified, long offset, int length) throws IOException {
        if (modified(Files.readAttributes(path, BasicFileAttributes.class)) != modified) {
            throw new IOException(path + " has changed");
        }
        byte[] bytes = new byte[length];
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
            file.seek(offset);
            file.readFully(bytes);
        }
        return bytes;
    }

    private static double modified(BasicFileAttributes file) {
        return file.lastModifiedTime().toMillis();
    }
}
