package io.qworker.node;

import com.oracle.truffle.api.strings.InternalByteArray;
import com.oracle.truffle.api.strings.TruffleString;
import com.oracle.truffle.api.strings.TruffleString.Encoding;
import com.oracle.truffle.js.runtime.Strings;
import io.qworker.js.Bytes;

/**
 * UTF-8 as the Encoding Standard has it: wrong bytes become U+FFFD, one for each longest wrong beginning; lone surrogates
 * become EF BF BD. What is right takes the engine's own transcoder, which copies least.
 */
final class Utf8 {

    private static final char REPLACEMENT = 0xfffd;

    private Utf8() {}

    /** The encoded text; the bytes may be the string's own, so they must not be written to. */
    static Bytes encode(TruffleString text) {
        if (!text.isValidUncached(Encoding.UTF_16)) {
            return encodeBroken(Strings.toJavaString(text));
        }
        InternalByteArray bytes =
                text.switchEncodingUncached(Encoding.UTF_8).getInternalByteArrayUncached(Encoding.UTF_8);
        return new Bytes(bytes.getArray(), bytes.getOffset(), bytes.getLength());
    }

    private static Bytes encodeBroken(String text) {
        byte[] out = new byte[text.length() * 3];
        int length = 0;
        for (int i = 0; i < text.length(); i++) {
            int c = text.codePointAt(i);
            if (c >= 0x10000) {
                i++;
            } else if (Character.isSurrogate((char) c)) {
                c = REPLACEMENT;
            }
            length = put(out, length, c);
        }
        return new Bytes(out, 0, length);
    }

    private static int put(byte[] out, int at, int c) {
        if (c < 0x80) {
            out[at] = (byte) c;
            return at + 1;
        }
        if (c < 0x800) {
            out[at] = (byte) (0xc0 | c >> 6);
            out[at + 1] = (byte) (0x80 | c & 0x3f);
            return at + 2;
        }
        if (c < 0x10000) {
            out[at] = (byte) (0xe0 | c >> 12);
            out[at + 1] = (byte) (0x80 | c >> 6 & 0x3f);
            out[at + 2] = (byte) (0x80 | c & 0x3f);
            return at + 3;
        }
        out[at] = (byte) (0xf0 | c >> 18);
        out[at + 1] = (byte) (0x80 | c >> 12 & 0x3f);
        out[at + 2] = (byte) (0x80 | c >> 6 & 0x3f);
        out[at + 3] = (byte) (0x80 | c & 0x3f);
        return at + 4;
    }

    /** The most bytes, up to {@code room}, that end with a whole character. */
    static int whole(Bytes encoded, int room) {
        if (encoded.length() <= room) {
            return encoded.length();
        }
        int end = room;
        while (end > 0 && isContinuation(encoded.array()[encoded.offset() + end])) {
            end--;
        }
        return end;
    }

    /** How many UTF-16 units the first {@code length} bytes came from. */
    static int units(Bytes encoded, int length) {
        int units = 0;
        for (int i = encoded.offset(); i < encoded.offset() + length; i++) {
            int lead = encoded.array()[i] & 0xff;
            units += lead >= 0xf0 ? 2 : lead < 0x80 || lead >= 0xc0 ? 1 : 0;
        }
        return units;
    }

    static boolean isValid(Bytes bytes) {
        return TruffleString.fromByteArrayUncached(bytes.array(), bytes.offset(), bytes.length(), Encoding.UTF_8, false)
                .isValidUncached(Encoding.UTF_8);
    }

    static TruffleString decode(Bytes bytes) {
        TruffleString text = TruffleString.fromByteArrayUncached(
                bytes.array(), bytes.offset(), bytes.length(), Encoding.UTF_8, true);
        return text.isValidUncached(Encoding.UTF_8)
                ? text.switchEncodingUncached(Encoding.UTF_16)
                : Strings.fromJavaString(decodeBroken(bytes));
    }

    private static String decodeBroken(Bytes bytes) {
        byte[] in = bytes.array();
        int end = bytes.offset() + bytes.length();
        StringBuilder out = new StringBuilder(bytes.length());
        int at = bytes.offset();
        while (at < end) {
            int lead = in[at++] & 0xff;
            if (lead < 0x80) {
                out.append((char) lead);
                continue;
            }
            int more = lead < 0xc2 ? -1 : lead < 0xe0 ? 1 : lead < 0xf0 ? 2 : lead < 0xf5 ? 3 : -1;
            if (more < 0) {
                out.append(REPLACEMENT);
                continue;
            }
            int low = lead == 0xe0 ? 0xa0 : lead == 0xf0 ? 0x90 : 0x80;
            int high = lead == 0xed ? 0x9f : lead == 0xf4 ? 0x8f : 0xbf;
            int c = lead & 0x3f >> more;
            int seen = 0;
            while (seen < more && at < end && (in[at] & 0xff) >= low && (in[at] & 0xff) <= high) {
                c = c << 6 | in[at++] & 0x3f;
                low = 0x80;
                high = 0xbf;
                seen++;
            }
            out.appendCodePoint(seen == more ? c : REPLACEMENT);
        }
        return out.toString();
    }

    private static boolean isContinuation(byte unit) {
        return (unit & 0xc0) == 0x80;
    }
}
