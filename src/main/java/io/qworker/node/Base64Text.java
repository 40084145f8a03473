package io.qworker.node;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;

/**
 * Base64 as Buffer reads and writes it. Reading takes both alphabets, skips what belongs to neither and stops at the first
 * {@code =}.
 */
final class Base64Text {

    private static final int SKIPPED = -1;
    private static final byte[] DIGITS = digits();
    private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();

    private Base64Text() {}

    private static byte[] digits() {
        byte[] digits = new byte[256];
        Arrays.fill(digits, (byte) SKIPPED);
        byte[] alphabet = Base64.getEncoder().encode(sixBits());
        for (int i = 0; i < 64; i++) {
            digits[alphabet[i]] = (byte) i;
        }
        digits['-'] = digits['+'];
        digits['_'] = digits['/'];
        return digits;
    }

    /** 48 bytes whose base64 is the alphabet in order. */
    private static byte[] sixBits() {
        byte[] bytes = new byte[48];
        for (int digit = 0; digit < 64; digit += 4) {
            int group = digit << 18 | digit + 1 << 12 | digit + 2 << 6 | digit + 3;
            bytes[digit / 4 * 3] = (byte) (group >> 16);
            bytes[digit / 4 * 3 + 1] = (byte) (group >> 8);
            bytes[digit / 4 * 3 + 2] = (byte) group;
        }
        return bytes;
    }

    static byte[] encode(byte[] array, int offset, int length) {
        return encode(Base64.getEncoder(), array, offset, length);
    }

    static byte[] encodeUrl(byte[] array, int offset, int length) {
        return encode(URL, array, offset, length);
    }

    private static byte[] encode(Base64.Encoder encoder, byte[] array, int offset, int length) {
        ByteBuffer encoded = encoder.encode(ByteBuffer.wrap(array, offset, length));
        return encoded.remaining() == encoded.array().length
                ? encoded.array()
                : Arrays.copyOf(encoded.array(), encoded.remaining());
    }

    /** Decodes Latin-1 text into at most {@code room} bytes from {@code at}; answers how many were written. */
    static int decode(byte[] text, int from, int length, byte[] target, int at, int room) {
        int written = 0;
        int bits = 0;
        int count = 0;
        for (int i = from; i < from + length && written < room; i++) {
            int digit = DIGITS[text[i] & 0xff];
            if (digit < 0) {
                if (text[i] == '=') {
                    break;
                }
                continue;
            }
            bits = bits << 6 | digit;
            count += 6;
            if (count >= 8) {
                count -= 8;
                target[at + written++] = (byte) (bits >> count);
            }
        }
        return written;
    }

    /** Forgiving-base64 decode; null for a character outside the alphabet or a wrong length. Source: Infra Standard. */
    static byte[] decodeForgiving(byte[] text) {
        byte[] compact = new byte[text.length];
        int length = 0;
        for (byte c : text) {
            if (c != ' ' && c != '\t' && c != '\n' && c != '\f' && c != '\r') {
                compact[length++] = c;
            }
        }
        if (length % 4 == 0) {
            for (int i = 0; i < 2 && length > 0 && compact[length - 1] == '='; i++) {
                length--;
            }
        }
        for (int i = 0; i < length; i++) {
            if (DIGITS[compact[i] & 0xff] < 0 || compact[i] == '-' || compact[i] == '_') {
                return null;
            }
        }
        if (length % 4 == 1) {
            return null;
        }
        byte[] decoded = new byte[length * 3 / 4];
        decode(compact, 0, length, decoded, 0, decoded.length);
        return decoded;
    }
}
