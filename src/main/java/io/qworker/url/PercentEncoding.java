package io.qworker.url;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Percent-encode sets and percent-decoding. Source: URL Standard, "percent-encoded bytes". */
enum PercentEncoding {
    C0_CONTROL(""),
    FRAGMENT(" \"<>`"),
    QUERY(" \"#<>"),
    SPECIAL_QUERY(" \"#<>'"),
    PATH(" \"#<>?^`{}"),
    USERINFO(" \"#<>?^`{}/:;=@[\\]|");

    private static final String HEX = "0123456789ABCDEF";

    private final boolean[] encoded = new boolean[128];

    PercentEncoding(String characters) {
        for (int c = 0; c < 128; c++) {
            encoded[c] = c <= 0x1f || c == 0x7f || characters.indexOf(c) >= 0;
        }
    }

    String encode(CharSequence text) {
        int clean = 0;
        while (clean < text.length() && !isEncoded(text.charAt(clean))) {
            clean++;
        }
        if (clean == text.length()) {
            return text.toString();
        }
        StringBuilder out = new StringBuilder(text.length() + 16).append(text, 0, clean);
        for (byte unit : text.subSequence(clean, text.length()).toString().getBytes(StandardCharsets.UTF_8)) {
            if (unit >= 0 && !encoded[unit]) {
                out.append((char) unit);
            } else {
                out.append('%').append(HEX.charAt((unit >> 4) & 15)).append(HEX.charAt(unit & 15));
            }
        }
        return out.toString();
    }

    private boolean isEncoded(char c) {
        return c > 0x7e || encoded[c];
    }

    /** Percent-decodes and reads the result as UTF-8, wrong bytes as U+FFFD. */
    static String decode(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length);
        for (int i = 0; i < bytes.length; i++) {
            int high = bytes[i] == '%' && i + 2 < bytes.length ? Character.digit(bytes[i + 1], 16) : -1;
            int low = high >= 0 ? Character.digit(bytes[i + 2], 16) : -1;
            if (low >= 0) {
                out.write(high << 4 | low);
                i += 2;
            } else {
                out.write(bytes[i]);
            }
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
