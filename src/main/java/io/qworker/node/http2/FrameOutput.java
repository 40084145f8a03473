package io.qworker.node.http2;

import java.util.Arrays;

/** Bytes on their way out. */
final class FrameOutput {

    private byte[] bytes = new byte[1024];
    private int length;

    int length() {
        return length;
    }

    byte[] take() {
        byte[] taken = Arrays.copyOf(bytes, length);
        length = 0;
        return taken;
    }

    FrameOutput head(int payload, int type, int flags, int streamId) {
        return int8(payload >>> 16).int16(payload).int8(type).int8(flags).int32(streamId);
    }

    FrameOutput int8(int value) {
        reserve(1);
        bytes[length++] = (byte) value;
        return this;
    }

    FrameOutput int16(int value) {
        return int8(value >>> 8).int8(value);
    }

    FrameOutput int32(int value) {
        return int16(value >>> 16).int16(value);
    }

    FrameOutput put(byte[] source) {
        return put(source, 0, source.length);
    }

    FrameOutput put(byte[] source, int offset, int count) {
        reserve(count);
        System.arraycopy(source, offset, bytes, length, count);
        length += count;
        return this;
    }

    FrameOutput zeros(int count) {
        reserve(count);
        Arrays.fill(bytes, length, length + count, (byte) 0);
        length += count;
        return this;
    }

    private void reserve(int count) {
        if (bytes.length - length < count) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + count));
        }
    }
}
