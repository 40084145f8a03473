package io.qworker.node;

import com.oracle.truffle.api.strings.TruffleString;
import com.oracle.truffle.js.runtime.Strings;
import io.qworker.js.Bytes;
import io.qworker.js.JsValues;
import java.util.Arrays;
import org.graalvm.shadowed.com.ibm.icu.lang.UCharacter;
import org.graalvm.shadowed.com.ibm.icu.lang.UProperty;

/** {@code buffer.transcode}. What the target lacks becomes {@code ?}. Source: Node 24, src/node_i18n.cc. */
final class Transcoder {

    static final int ILLEGAL_ARGUMENT = 1;
    static final int INVALID_CHARACTER = 10;

    /** Thrown with ICU's number of what is wrong. */
    static final class Failure extends Exception {

        private static final long serialVersionUID = 1L;

        private final int code;

        Failure(int code) {
            super("ICU error " + code, null, false, false);
            this.code = code;
        }

        int code() {
            return code;
        }
    }

    private Transcoder() {}

    static byte[] transcode(Bytes source, TextEncoding from, TextEncoding to) throws Failure {
        if (!isSupported(from) || !isSupported(to)) {
            throw new Failure(ILLEGAL_ARGUMENT);
        }
        if (from == TextEncoding.UTF8 && to == TextEncoding.UTF16LE && !Utf8.isValid(source)) {
            throw new Failure(INVALID_CHARACTER);
        }
        TruffleString text = decode(source, from, to);
        return switch (to) {
            case ASCII -> narrow(text, 0x7f);
            case LATIN1 -> narrow(text, 0xff);
            default -> copy(StringBytes.encode(text, to));
        };
    }

    private static boolean isSupported(TextEncoding encoding) {
        return switch (encoding) {
            case ASCII, LATIN1, UTF16LE, UTF8 -> true;
            case BASE64, BASE64URL, HEX, BUFFER -> false;
        };
    }

    private static TruffleString decode(Bytes source, TextEncoding from, TextEncoding to) {
        if (from != TextEncoding.ASCII) {
            return StringBytes.decode(source, from);
        }
        String text = Strings.toJavaString(StringBytes.decode(source, TextEncoding.LATIN1));
        // On the way to UTF-16 Node takes ASCII for Latin-1.
        return JsValues.string(to == TextEncoding.UTF16LE ? text : text.replaceAll("[^\\x00-\\x7f]", "\ufffd"));
    }

    private static byte[] narrow(TruffleString text, int highest) {
        int[] characters = Strings.toJavaString(text)
                .codePoints()
                .filter(c -> c <= highest || !UCharacter.hasBinaryProperty(c, UProperty.DEFAULT_IGNORABLE_CODE_POINT))
                .toArray();
        byte[] bytes = new byte[characters.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (characters[i] <= highest ? characters[i] : '?');
        }
        return bytes;
    }

    private static byte[] copy(Bytes bytes) {
        return Arrays.copyOfRange(bytes.array(), bytes.offset(), bytes.offset() + bytes.length());
    }
}
