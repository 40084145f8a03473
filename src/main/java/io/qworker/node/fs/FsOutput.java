package io.qworker.node.fs;

import io.qworker.js.LaneEnvironment;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;

/** Where writes to a descriptor go: to its file, and for 1 and 2 to what the lane has as its output. */
@FunctionalInterface
interface FsOutput {

    /** @return how many bytes were taken */
    int write(ByteBuffer from, long position) throws IOException;

    static FsOutput of(LaneEnvironment lane, int descriptor) {
        FileDescriptors files = FileDescriptors.of(lane);
        return switch (descriptor) {
            case 1 -> to(lane.settings().out());
            case 2 -> to(lane.settings().err());
            default -> (from, position) -> files.get(descriptor).write(from, position);
        };
    }

    private static FsOutput to(OutputStream stream) {
        return (from, position) -> {
            byte[] bytes = new byte[from.remaining()];
            from.get(bytes);
            stream.write(bytes);
            stream.flush();
            return bytes.length;
        };
    }
}
