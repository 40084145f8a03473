package io.qworker.node;

import io.qworker.js.Bytes;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.graalvm.shadowed.com.ibm.icu.charset.CharsetICU;

/**
 * What a TextDecoder of an encoding other than UTF-8 keeps between its calls. The decoders are ICU's, as in Node: the JDK's
 * tables for Chinese, Japanese and Korean differ.
 */
final class IcuConverter {

    private static final int FLUSH = 1;
    private static final int FATAL = 2;
    private static final int IGNORE_BOM = 4;
    private static final char BYTE_ORDER_MARK = 0xfeff;
    private static final char SUBSTITUTE = 0x1a;

    private final CharsetDecoder decoder;
    private final boolean keepMark;
    private boolean started;
    private byte[] pending = {};

    private IcuConverter(Charset charset, int flags) {
        boolean unicode = charset.name().startsWith("UTF-");
        keepMark = !unicode || (flags & IGNORE_BOM) != 0;
        CodingErrorAction action = (flags & FATAL) != 0 ? CodingErrorAction.REPORT : CodingErrorAction.REPLACE;
        decoder = charset.newDecoder()
                .onMalformedInput(action)
                .onUnmappableCharacter(action)
                .replaceWith("\ufffd");
    }

    /** Null when there is no such encoding. */
    static IcuConverter open(String label, int flags) {
        Charset charset = charset(label);
        return charset == null ? null : new IcuConverter(charset, flags);
    }

    static boolean exists(String label) {
        return charset(label) != null;
    }

    private static Charset charset(String label) {
        return switch (label.toLowerCase(Locale.ROOT)) {
            case "utf-16le" -> StandardCharsets.UTF_16LE;
            case "utf-16be" -> StandardCharsets.UTF_16BE;
            case "utf-8", "utf8" -> StandardCharsets.UTF_8;
            default -> icu(label);
        };
    }

    private static Charset icu(String label) {
        try {
            return CharsetICU.forNameICU(label);
        } catch (IllegalArgumentException unknown) {
            return null;
        }
    }

    /** The text of the bytes so far; null when they are not valid and the converter is strict. */
    String decode(Bytes chunk, int flags) {
        boolean last = (flags & FLUSH) != 0;
        ByteBuffer in = ByteBuffer.allocate(pending.length + chunk.length())
                .put(pending)
                .put(chunk.array(), chunk.offset(), chunk.length())
                .flip();
        CharBuffer out = CharBuffer.allocate((int) (in.remaining() * (double) decoder.maxCharsPerByte()) + 16);
        CoderResult result = decoder.decode(in, out, last);
        if (!result.isError() && last) {
            result = decoder.flush(out);
        }
        pending = new byte[in.remaining()];
        in.get(pending);
        String text = result.isError() ? null : withoutMark(replaced(out.flip().toString(), in));
        if (last || text == null) {
            decoder.reset();
            pending = new byte[0];
            started = false;
        }
        return text;
    }

    /** ICU marks some wrong bytes by SUB, which the Encoding Standard does not; only where no SUB came in. */
    private static String replaced(String text, ByteBuffer in) {
        if (text.indexOf(SUBSTITUTE) < 0) {
            return text;
        }
        for (byte unit : in.array()) {
            if (unit == SUBSTITUTE) {
                return text;
            }
        }
        return text.replace(SUBSTITUTE, '\ufffd');
    }

    private String withoutMark(String text) {
        boolean first = !started && !text.isEmpty();
        started |= first;
        return first && !keepMark && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
    }
}
