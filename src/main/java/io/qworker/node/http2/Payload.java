package io.qworker.node.http2;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads the parts of frames. */
final class Payload {

    private static final int SETTING_LENGTH = 6;

    private Payload() {}

    static int int16(byte[] bytes, int at) {
        return (bytes[at] & 0xff) << 8 | bytes[at + 1] & 0xff;
    }

    static int int32(byte[] bytes, int at) {
        return int16(bytes, at) << 16 | int16(bytes, at + 2);
    }

    static int streamId(byte[] bytes, int at) {
        return int32(bytes, at) & Integer.MAX_VALUE;
    }

    static String text(byte[] bytes, int at, int length) {
        return new String(bytes, at, length, StandardCharsets.ISO_8859_1);
    }

    static List<Settings.Entry> settings(byte[] payload) {
        List<Settings.Entry> entries = new ArrayList<>();
        for (int at = 0; at < payload.length; at += SETTING_LENGTH) {
            entries.add(new Settings.Entry(int16(payload, at), int32(payload, at + 2) & Settings.UNLIMITED));
        }
        return entries;
    }

    /** Null when it is none. */
    static List<String> origins(byte[] payload) {
        List<String> origins = new ArrayList<>();
        for (int at = 0; at < payload.length; ) {
            int length = at + 2 <= payload.length ? int16(payload, at) : payload.length;
            if (at + 2 + length > payload.length) {
                return null;
            }
            if (length > 0) {
                origins.add(text(payload, at + 2, length));
            }
            at += 2 + length;
        }
        return origins;
    }
}
