package io.qworker.node.worker;

import com.oracle.truffle.js.runtime.JSAgentWaiterList;
import com.oracle.truffle.js.runtime.JSRealm;
import com.oracle.truffle.js.runtime.builtins.JSArrayBuffer;
import com.oracle.truffle.js.runtime.builtins.JSArrayBufferObject;
import com.oracle.truffle.js.runtime.builtins.JSSharedArrayBuffer;
import io.qworker.js.Bytes;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A value on its way from one lane to another: its bytes, and what does not fit into bytes.
 *
 * @param bytes in V8's format; null for the message that closes a port
 * @param buffers the contents that were transferred, by number
 * @param shared memory of both sides, by number
 * @param carried ports and other things that are not values, by number
 */
record Message(byte[] bytes, List<Buffer> buffers, List<SharedMemory> shared, List<Carried> carried) {

    static final Message CLOSE = new Message(null, List.of(), List.of(), List.of());

    boolean isClose() {
        return bytes == null;
    }

    /** Whether this is on its way to the very port it carries. */
    boolean carries(PortData port) {
        return carried.stream().anyMatch(it -> it instanceof Carried.Port(PortData moved) && moved == port);
    }

    /** Whether there are objects of Node's in it. */
    boolean bringsObjects() {
        return carried.stream().anyMatch(it -> !(it instanceof Carried.Port));
    }

    /** What it carries is lost: ports in it close, and so do their siblings. */
    void discard() {
        for (Carried it : carried) {
            if (it instanceof Carried.Port(PortData port)) {
                port.disentangle();
                port.discardAll();
            }
        }
    }

    /** The contents of an ArrayBuffer. {@code largest} is that of a resizable one, else {@link JSArrayBuffer#FIXED_LENGTH}. */
    record Buffer(byte[] bytes, int length, int largest) {

        /** Takes the contents out of a buffer that is to be detached. */
        static Buffer of(JSArrayBufferObject buffer) {
            int length = buffer.getByteLength();
            return new Buffer(contents(buffer, length), length, buffer.getMaxByteLength());
        }

        private static byte[] contents(JSArrayBufferObject buffer, int length) {
            if (buffer instanceof JSArrayBufferObject.Heap heap) {
                return heap.getByteArray();
            }
            byte[] copy = new byte[length];
            Bytes.buffer(buffer).get(copy);
            return copy;
        }

        JSArrayBufferObject open(JSRealm realm) {
            return JSArrayBuffer.createArrayBuffer(realm.getContext(), realm, bytes, length, largest);
        }
    }

    /** What SharedArrayBuffers of several lanes have in common: the memory, those who wait on it, its length if it grows. */
    record SharedMemory(ByteBuffer memory, JSAgentWaiterList waiters, AtomicInteger length, int largest) {

        static SharedMemory of(JSArrayBufferObject.Shared buffer) {
            return new SharedMemory(
                    JSArrayBufferObject.getDirectByteBuffer(buffer),
                    buffer.getWaiterList(),
                    buffer.getByteLengthObject(),
                    buffer.getMaxByteLength());
        }

        JSArrayBufferObject open(JSRealm realm) {
            JSArrayBufferObject buffer =
                    JSSharedArrayBuffer.createSharedArrayBuffer(realm.getContext(), realm, memory, length, largest);
            JSSharedArrayBuffer.setWaiterList(buffer, waiters);
            return buffer;
        }
    }
}
