package io.qworker.node;

import com.oracle.truffle.api.strings.InternalByteArray;
import com.oracle.truffle.api.strings.TruffleString;
import com.oracle.truffle.api.strings.TruffleString.CodeRange;
import com.oracle.truffle.api.strings.TruffleString.Encoding;
import com.oracle.truffle.js.runtime.Strings;
import io.qworker.js.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** From strings to bytes and back in Buffer's encodings. Source: Node 24, src/string_bytes.cc. */
public final class StringBytes {

    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private StringBytes() {}

    /** The encoded text; the bytes may be the string's own, so they must not be written to. */
    public static Bytes encode(TruffleString text, TextEncoding encoding) {
        return switch (encoding) {
            case UTF8, BUFFER -> Utf8.encode(text);
            case UTF16LE -> {
                InternalByteArray units = text.getInternalByteArrayUncached(Encoding.UTF_16);
                yield new Bytes(units.getArray(), units.getOffset(), units.getLength());
            }
            case LATIN1, ASCII -> latin1(text);
            case BASE64, BASE64URL, HEX -> {
                byte[] target = new byte[Strings.length(text)];
                yield new Bytes(target, 0, write(text, encoding, target, 0, target.length));
            }
        };
    }

    /**
     * Writes at most {@code room} bytes of the encoded text at {@code at}, never a part of a character; answers how many.
     */
    static int write(TruffleString text, TextEncoding encoding, byte[] target, int at, int room) {
        switch (encoding) {
            case HEX -> {
                return writeHex(latin1(text), target, at, room);
            }
            case BASE64, BASE64URL -> {
                Bytes digits = latin1(text);
                return Base64Text.decode(digits.array(), digits.offset(), digits.length(), target, at, room);
            }
            default -> {
                Bytes encoded = encode(text, encoding);
                int length = Math.min(encoded.length(), room);
                if (encoding == TextEncoding.UTF16LE) {
                    length &= ~1;
                } else if (encoding == TextEncoding.UTF8 || encoding == TextEncoding.BUFFER) {
                    length = Utf8.whole(encoded, room);
                }
                System.arraycopy(encoded.array(), encoded.offset(), target, at, length);
                return length;
            }
        }
    }

    private static int writeHex(Bytes digits, byte[] target, int at, int room) {
        int most = Math.min(digits.length() / 2, room);
        for (int i = 0; i < most; i++) {
            int pair = digits.offset() + 2 * i;
            int high = hexDigit(digits.array()[pair]);
            int low = hexDigit(digits.array()[pair + 1]);
            if ((high | low) < 0) {
                return i;
            }
            target[at + i] = (byte) (high << 4 | low);
        }
        return most;
    }

    private static int hexDigit(byte c) {
        if (c >= '0' && c <= '9') {
            return c - '0';
        }
        int letter = c | 0x20;
        return letter >= 'a' && letter <= 'f' ? letter - 'a' + 10 : -1;
    }

    /** The lower byte of each UTF-16 unit. */
    static Bytes latin1(TruffleString text) {
        if (isLatin1(text)) {
            InternalByteArray bytes =
                    text.switchEncodingUncached(Encoding.ISO_8859_1).getInternalByteArrayUncached(Encoding.ISO_8859_1);
            return new Bytes(bytes.getArray(), bytes.getOffset(), bytes.getLength());
        }
        InternalByteArray units = text.getInternalByteArrayUncached(Encoding.UTF_16);
        byte[] out = new byte[units.getLength() / 2];
        for (int i = 0; i < out.length; i++) {
            out[i] = units.getArray()[units.getOffset() + 2 * i];
        }
        return new Bytes(out, 0, out.length);
    }

    /** Whether every UTF-16 unit is below 256. */
    static boolean isLatin1(TruffleString text) {
        CodeRange range = text.getCodeRangeUncached(Encoding.UTF_16);
        return range == CodeRange.ASCII || range == CodeRange.LATIN_1;
    }

    public static TruffleString decode(Bytes bytes, TextEncoding encoding) {
        byte[] array = bytes.array();
        int offset = bytes.offset();
        int length = bytes.length();
        return switch (encoding) {
            case UTF8, BUFFER -> Utf8.decode(bytes);
            case LATIN1 -> string(array, offset, length, Encoding.ISO_8859_1);
            case ASCII -> ascii(array, offset, length);
            case UTF16LE -> string(array, offset, length & ~1, Encoding.UTF_16LE);
            case HEX -> ownAscii(hex(array, offset, length));
            case BASE64 -> ownAscii(Base64Text.encode(array, offset, length));
            case BASE64URL -> ownAscii(Base64Text.encodeUrl(array, offset, length));
        };
    }

    private static TruffleString string(byte[] array, int offset, int length, Encoding encoding) {
        return TruffleString.fromByteArrayUncached(array, offset, length, encoding, true)
                .switchEncodingUncached(Encoding.UTF_16);
    }

    private static TruffleString ascii(byte[] array, int offset, int length) {
        byte[] copy = Arrays.copyOfRange(array, offset, offset + length);
        for (int i = 0; i < length; i++) {
            copy[i] &= 0x7f;
        }
        return ownAscii(copy);
    }

    static TruffleString ownAscii(byte[] text) {
        return TruffleString.fromByteArrayUncached(text, 0, text.length, Encoding.US_ASCII, false)
                .switchEncodingUncached(Encoding.UTF_16);
    }

    private static byte[] hex(byte[] array, int offset, int length) {
        byte[] digits = new byte[2 * length];
        for (int i = 0; i < length; i++) {
            digits[2 * i] = HEX[array[offset + i] >> 4 & 15];
            digits[2 * i + 1] = HEX[array[offset + i] & 15];
        }
        return digits;
    }
}
