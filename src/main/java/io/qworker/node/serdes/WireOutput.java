package io.qworker.node.serdes;

import com.oracle.truffle.api.strings.TruffleString;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.math.BigInteger;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes in the making: the primitive parts of the wire format. */
final class WireOutput {

    private static final VarHandle DOUBLES =
            MethodHandles.byteArrayViewVarHandle(double[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int WORD = Long.BYTES;

    private byte[] bytes = new byte[64];
    private int size;

    /** What has been written; it starts anew. */
    byte[] release() {
        byte[] released = Arrays.copyOf(bytes, size);
        size = 0;
        return released;
    }

    void tag(int tag) {
        room(1);
        bytes[size++] = (byte) tag;
    }

    /** Seven bits a byte, the lowest first. */
    void varint(long value) {
        room(10);
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            bytes[size++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[size++] = (byte) rest;
    }

    void uint32(int value) {
        varint(Integer.toUnsignedLong(value));
    }

    void zigzag(int value) {
        uint32(value << 1 ^ value >> 31);
    }

    void float64(double value) {
        room(Double.BYTES);
        DOUBLES.set(bytes, size, value);
        size += Double.BYTES;
    }

    void raw(byte[] source, int offset, int length) {
        room(length);
        System.arraycopy(source, offset, bytes, size, length);
        size += length;
    }

    /** One byte a character where they fit, else two, aligned to an even position. */
    void string(TruffleString text) {
        String value = text.toJavaStringUncached();
        if (isLatin1(value)) {
            tag(Wire.ONE_BYTE_STRING);
            byte[] latin1 = value.getBytes(StandardCharsets.ISO_8859_1);
            varint(latin1.length);
            raw(latin1, 0, latin1.length);
            return;
        }
        int length = value.length() * Character.BYTES;
        if (((size + 1 + varintLength(length)) & 1) != 0) {
            tag(Wire.PADDING);
        }
        tag(Wire.TWO_BYTE_STRING);
        varint(length);
        room(length);
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            bytes[size++] = (byte) c;
            bytes[size++] = (byte) (c >> 8);
        }
    }

    /** Sign and length, then whole words of the magnitude. */
    void bigInt(BigInteger value) {
        byte[] magnitude = value.abs().toByteArray();
        int words = (value.abs().bitLength() + Long.SIZE - 1) / Long.SIZE;
        varint((long) words * WORD << 1 | (value.signum() < 0 ? 1 : 0));
        room(words * WORD);
        for (int i = 0; i < words * WORD; i++) {
            bytes[size++] = i < magnitude.length ? magnitude[magnitude.length - 1 - i] : 0;
        }
    }

    private static boolean isLatin1(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 0xff) {
                return false;
            }
        }
        return true;
    }

    private static int varintLength(int value) {
        int length = 1;
        for (int rest = value; rest > 0x7f; rest >>>= 7) {
            length++;
        }
        return length;
    }

    private void room(int wanted) {
        if (size + wanted > bytes.length || size + wanted < 0) {
            bytes = Arrays.copyOf(bytes, Math.max(Math.addExact(size, wanted), (int)
                    Math.min(bytes.length * 2L, Integer.MAX_VALUE - 8)));
        }
    }
}
