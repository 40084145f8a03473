package io.qworker.node.dns;

import java.nio.charset.StandardCharsets;
import java.util.StringJoiner;

/** Reads for which name a DNS query asks. Source: RFC 1035 §4.1. */
final class QueriedName {

    private static final int HEADER_BYTES = 12;

    private QueriedName() {}

    static String of(byte[] query) {
        StringJoiner name = new StringJoiner(".");
        int at = HEADER_BYTES;
        while (query[at] != 0) {
            int length = query[at];
            name.add(new String(query, at + 1, length, StandardCharsets.ISO_8859_1));
            at += length + 1;
        }
        return name.toString();
    }
}
