package io.qworker.node.fs;

import com.oracle.truffle.api.strings.TruffleString;
import com.oracle.truffle.js.runtime.objects.JSDynamicObject;
import com.oracle.truffle.js.runtime.objects.JSObject;
import io.qworker.js.Bytes;
import io.qworker.js.JsValues;
import io.qworker.js.NativeCall;
import io.qworker.node.StringBytes;
import io.qworker.node.TextEncoding;
import java.nio.ByteBuffer;
import java.util.List;

/** Bytes in and out of descriptors. A position below 0 (or none) means the descriptor's own, which only then moves. */
final class ReadWriteOperations {

    private ReadWriteOperations() {}

    static List<FsFunction> all() {
        return List.of(
                FsFunction.operation("read", 5, ReadWriteOperations::read),
                FsFunction.operation("readBuffers", 3, ReadWriteOperations::readBuffers),
                FsFunction.operation("writeBuffer", 5, ReadWriteOperations::writeBuffer),
                FsFunction.operation("writeBuffers", 3, ReadWriteOperations::writeBuffers),
                FsFunction.operation("writeString", 4, ReadWriteOperations::writeString),
                FsFunction.operation("ftruncate", 2, ReadWriteOperations::ftruncate),
                FsFunction.operation("fsync", 1, call -> sync("fsync", call, true)),
                FsFunction.operation("fdatasync", 1, call -> sync("fdatasync", call, false)));
    }

    /** {@code (fd, buffer, offset, length, position, request)} */
    private static FsTask read(NativeCall call) {
        int descriptor = Descriptors.of(call, 0);
        FileDescriptors files = FileDescriptors.of(call.lane());
        ByteBuffer into = slice(call);
        long position = position(call, 4);
        return FsTask.of("read", () -> FsResult.number(files.get(descriptor).read(into, position)));
    }

    /** {@code (fd, buffers, position, request)} */
    private static FsTask readBuffers(NativeCall call) {
        int descriptor = Descriptors.of(call, 0);
        FileDescriptors files = FileDescriptors.of(call.lane());
        ByteBuffer[] into = buffers(call.argument(1));
        long position = position(call, 2);
        return FsTask.of("read", () -> FsResult.number(files.get(descriptor).read(into, position)));
    }

    /** {@code (fd, buffer, offset, length, position, request)} */
    private static FsTask writeBuffer(NativeCall call) {
        int descriptor = Descriptors.of(call, 0);
        ByteBuffer from = slice(call);
        return write(call, descriptor, from, position(call, 4));
    }

    /** {@code (fd, text, position, encoding, request)} */
    private static FsTask writeString(NativeCall call) {
        int descriptor = Descriptors.of(call, 0);
        TextEncoding encoding = TextEncoding.of(call.argument(3), TextEncoding.UTF8);
        Bytes text = StringBytes.encode((TruffleString) call.argument(1), encoding);
        return write(call, descriptor, text.asByteBuffer(), position(call, 2));
    }

    private static FsTask write(NativeCall call, int descriptor, ByteBuffer from, long position) {
        FsOutput output = FsOutput.of(call.lane(), descriptor);
        return FsTask.of("write", () -> FsResult.number(output.write(from, position)));
    }

    /** {@code (fd, buffers, position, request)} */
    private static FsTask writeBuffers(NativeCall call) {
        FsOutput output = FsOutput.of(call.lane(), Descriptors.of(call, 0));
        ByteBuffer[] from = buffers(call.argument(1));
        long position = position(call, 2);
        return FsTask.of("write", () -> {
            long total = 0;
            for (ByteBuffer buffer : from) {
                while (buffer.hasRemaining()) {
                    total += output.write(buffer, position < 0 ? OpenFile.CURRENT : position + total);
                }
            }
            return FsResult.number(total);
        });
    }

    private static FsTask ftruncate(NativeCall call) {
        int descriptor = Descriptors.of(call, 0);
        FileDescriptors files = FileDescriptors.of(call.lane());
        long length = call.isAbsent(1) ? 0 : call.int64(1);
        return FsTask.of("ftruncate", () -> {
            files.get(descriptor).truncate(length);
            return FsResult.NOTHING;
        });
    }

    private static FsTask sync(String syscall, NativeCall call, boolean metadataToo) {
        int descriptor = Descriptors.of(call, 0);
        FileDescriptors files = FileDescriptors.of(call.lane());
        return FsTask.of(syscall, () -> {
            files.get(descriptor).sync(metadataToo);
            return FsResult.NOTHING;
        });
    }

    private static ByteBuffer slice(NativeCall call) {
        ByteBuffer whole = Bytes.buffer(call.argument(1));
        return whole.slice(call.int32(2), call.int32(3));
    }

    private static ByteBuffer[] buffers(Object list) {
        JSDynamicObject array = (JSDynamicObject) list;
        ByteBuffer[] buffers = new ByteBuffer[(int) JsValues.toLong(JsValues.get(array, "length"))];
        for (int i = 0; i < buffers.length; i++) {
            buffers[i] = Bytes.buffer(JSObject.get(array, i));
        }
        return buffers;
    }

    private static long position(NativeCall call, int index) {
        return call.isAbsent(index) ? OpenFile.CURRENT : call.int64(index);
    }
}
