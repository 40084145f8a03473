package io.qworker.node.serdes;

import com.oracle.truffle.api.strings.TruffleString;
import io.qworker.js.Bytes;
import io.qworker.js.JsValues;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.math.BigInteger;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes being read: the primitive parts of the wire format. Throws {@link Unreadable} where they end or make no sense. */
final class WireInput {

    /** The bytes are not what a serializer wrote. */
    static final class Unreadable extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Unreadable() {
            super(null, null, false, false);
        }
    }

    private static final VarHandle DOUBLES =
            MethodHandles.byteArrayViewVarHandle(double[].class, ByteOrder.LITTLE_ENDIAN);

    private final byte[] bytes;
    private final int start;
    private final int end;
    private int position;

    WireInput(Bytes source) {
        this.bytes = source.array();
        this.start = source.offset();
        this.position = start;
        this.end = start + source.length();
    }

    /** How many bytes have been read. */
    int position() {
        return position - start;
    }

    int remaining() {
        return end - position;
    }

    int tag() {
        int tag = Wire.PADDING;
        while (tag == Wire.PADDING) {
            tag = octet();
        }
        return tag;
    }

    /** The next tag, or -1 at the end; it stays unread. */
    int peekTag() {
        int at = position;
        while (at < end && bytes[at] == Wire.PADDING) {
            at++;
        }
        return at < end ? Byte.toUnsignedInt(bytes[at]) : -1;
    }

    /** Whether the very next byte is {@code value}. */
    boolean startsWith(int value) {
        return position < end && Byte.toUnsignedInt(bytes[position]) == value;
    }

    int octet() {
        if (position >= end) {
            throw new Unreadable();
        }
        return Byte.toUnsignedInt(bytes[position++]);
    }

    long varint() {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            int octet = octet();
            if (shift < Long.SIZE) {
                value |= (octet & 0x7fL) << shift;
            }
            if ((octet & 0x80) == 0) {
                return value;
            }
        }
    }

    /** A varint of 32 bits; what lies above them is lost, as in V8. */
    long uint32() {
        return varint() & 0xffff_ffffL;
    }

    /** A length that the rest of the bytes can hold. */
    int length() {
        long length = uint32();
        if (length > remaining()) {
            throw new Unreadable();
        }
        return (int) length;
    }

    int zigzag() {
        int value = (int) uint32();
        return value >>> 1 ^ -(value & 1);
    }

    double float64() {
        double value = (double) DOUBLES.get(bytes, skip(Double.BYTES));
        return Double.isNaN(value) ? Double.NaN : value;
    }

    byte[] raw(int length) {
        int from = skip(length);
        return Arrays.copyOfRange(bytes, from, from + length);
    }

    /** Passes over {@code length} bytes; answers where they are in the array. */
    int skip(long length) {
        if (length < 0 || length > remaining()) {
            throw new Unreadable();
        }
        int from = position;
        position += (int) length;
        return from;
    }

    /** Where the bytes of the last {@link #skip} are, counted from the start of the whole. */
    int offsetOf(int index) {
        return index - start;
    }

    /** A string with its tag. */
    TruffleString string() {
        return string(tag());
    }

    TruffleString string(int tag) {
        int length = length();
        return switch (tag) {
            case Wire.ONE_BYTE_STRING ->
                JsValues.string(new String(bytes, skip(length), length, StandardCharsets.ISO_8859_1));
            case Wire.UTF8_STRING -> JsValues.string(new String(bytes, skip(length), length, StandardCharsets.UTF_8));
            case Wire.TWO_BYTE_STRING -> twoByteString(length);
            default -> throw new Unreadable();
        };
    }

    private TruffleString twoByteString(int length) {
        if ((length & 1) != 0) {
            throw new Unreadable();
        }
        int from = skip(length);
        char[] characters = new char[length / 2];
        for (int i = 0; i < characters.length; i++) {
            characters[i] = (char) (bytes[from + 2 * i] & 0xff | bytes[from + 2 * i + 1] << 8);
        }
        return JsValues.string(new String(characters));
    }

    BigInteger bigInt() {
        long header = uint32();
        int length = (int) (header >>> 1);
        if (length > remaining()) {
            throw new Unreadable();
        }
        int from = skip(length);
        byte[] magnitude = new byte[length];
        for (int i = 0; i < length; i++) {
            magnitude[length - 1 - i] = bytes[from + i];
        }
        BigInteger value = new BigInteger(1, magnitude);
        return (header & 1) == 0 ? value : value.negate();
    }
}
