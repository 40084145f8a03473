package io.qworker.node;

import com.oracle.truffle.js.runtime.JSRuntime;
import com.oracle.truffle.js.runtime.objects.JSDynamicObject;
import com.oracle.truffle.js.runtime.objects.JSObject;
import io.qworker.js.Binding;
import io.qworker.js.JsValues;
import io.qworker.js.NativeCall;
import io.qworker.permission.Access;
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
        target.function("statFile", 1, BlobBinding::statFile).function("readFile", 4, BlobBinding::readFile);
    }

    /** {@code [path, size, modified]}, undefined when there is no such file. */
    private static Object statFile(NativeCall call) {
        try {
            Path path = readable(call, call.string(0));
            Seen seen = Seen.now(path);
            return JsValues.array(
                    call.realm(), JsValues.string(path.toString()), (double) seen.size(), seen.modified());
        } catch (IOException absent) {
            return JsValues.undefined();
        }
    }

    /** {@code ([path, size, modified], offset, length, callback(read, buffer))}; negative when it cannot be read. */
    private static Object readFile(NativeCall call) throws IOException {
        JSDynamicObject file = (JSDynamicObject) call.argument(0);
        Path path = readable(call, JSRuntime.toJavaString(JSObject.get(file, 0)));
        Seen seen = new Seen(JsValues.toLong(JSObject.get(file, 1)), JSRuntime.toDouble(JSObject.get(file, 2)));
        long offset = call.int64(1);
        int length = call.int32(2);
        Object callback = call.argument(3);
        call.lane().loop().submit(() -> read(path, seen, offset, length), (bytes, failure) -> {
            Object buffer = failure == null ? JsValues.arrayBuffer(call.realm(), bytes) : JsValues.undefined();
            JsValues.call(callback, JsValues.undefined(), failure == null ? length : UNREADABLE, buffer);
        });
        return JsValues.undefined();
    }

    private static Path readable(NativeCall call, String path) throws IOException {
        return call.lane().permissions().file(call.lane().resolve(path), Access.READ, true);
    }

    private static byte[] read(Path path, Seen seen, long offset, int length) throws IOException {
        if (!Seen.now(path).equals(seen)) {
            throw new IOException(path + " has changed");
        }
        byte[] bytes = new byte[length];
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
            file.seek(offset);
            file.readFully(bytes);
        }
        return bytes;
    }

    /** By what a change of the file is noticed. */
    private record Seen(long size, double modified) {

        static Seen now(Path path) throws IOException {
            BasicFileAttributes file = Files.readAttributes(path, BasicFileAttributes.class);
            return new Seen(file.size(), file.lastModifiedTime().toMillis());
        }
    }
}
