package io.qworker.node.net;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;

/**
 * Writes buffers of the heap to a channel. The JDK would copy each to native memory of its size first; here they go through
 * one small buffer of the thread, small ones many at a time.
 */
final class Staging {

    private static final ThreadLocal<ByteBuffer> SPACE =
            ThreadLocal.withInitial(() -> ByteBuffer.allocateDirect(64 << 10));

    private Staging() {}

    /** Writes until the channel takes no more or nothing is left; answers whether nothing is. */
    static boolean write(WritableByteChannel channel, ByteBuffer[] buffers) throws IOException {
        ByteBuffer space = SPACE.get();
        int first = 0;
        while (true) {
            while (first < buffers.length && !buffers[first].hasRemaining()) {
                first++;
            }
            if (first == buffers.length) {
                return true;
            }
            gather(buffers, first, space.clear());
            int count = channel.write(space.flip());
            advance(buffers, first, count);
            if (space.hasRemaining()) {
                return false;
            }
        }
    }

    private static void gather(ByteBuffer[] buffers, int first, ByteBuffer space) {
        for (int i = first; i < buffers.length && space.hasRemaining(); i++) {
            ByteBuffer from = buffers[i];
            int length = Math.min(from.remaining(), space.remaining());
            space.put(space.position(), from, from.position(), length);
            space.position(space.position() + length);
        }
    }

    private static void advance(ByteBuffer[] buffers, int first, int count) {
        int left = count;
        for (int i = first; left > 0; i++) {
            int part = Math.min(left, buffers[i].remaining());
            buffers[i].position(buffers[i].position() + part);
            left -= part;
        }
    }
}
