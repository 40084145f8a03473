package io.qworker.zlib;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Bits and bytes that wait for room in the output. */
final class BitOutput {

    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle SHORTS =
            MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);

    private final byte[] bytes;
    private int start;
    private int end;
    private long bits;
    private int bitCount;

    BitOutput(int capacity) {
        bytes = new byte[capacity];
    }

    void clear() {
        start = 0;
        end = 0;
        bits = 0;
        bitCount = 0;
    }

    boolean isEmpty() {
        return start == end;
    }

    int bitCount() {
        return bitCount;
    }

    /** At most 16 bits, the lowest first. */
    void bits(int value, int length) {
        bits |= (long) value << bitCount;
        bitCount += length;
        if (bitCount >= Integer.SIZE) {
            INTS.set(bytes, end, (int) bits);
            end += Integer.BYTES;
            bits >>>= Integer.SIZE;
            bitCount -= Integer.SIZE;
        }
    }

    /** Moves whole bytes out of the bits at hand. */
    void flushBits() {
        while (bitCount >= Byte.SIZE) {
            bytes[end++] = (byte) bits;
            bits >>>= Byte.SIZE;
            bitCount -= Byte.SIZE;
        }
    }

    /** Fills up to the next byte. */
    void align() {
        flushBits();
        if (bitCount > 0) {
            bytes[end++] = (byte) bits;
        }
        bits = 0;
        bitCount = 0;
    }

    void byteOf(int value) {
        bytes[end++] = (byte) value;
    }

    void shortLittleEndian(int value) {
        SHORTS.set(bytes, end, (short) value);
        end += Short.BYTES;
    }

    void shortBigEndian(int value) {
        byteOf(value >>> Byte.SIZE);
        byteOf(value);
    }

    void bytes(byte[] source, int offset, int length) {
        System.arraycopy(source, offset, bytes, end, length);
        end += length;
    }

    /** As much as there is room for. */
    void moveTo(Transfer transfer) {
        flushBits();
        int count = Math.min(end - start, transfer.availableOut);
        if (count > 0) {
            transfer.write(bytes, start, count);
            start += count;
        }
        if (start == end) {
            start = 0;
            end = 0;
        }
    }
}
