package io.qworker.node.http;

import java.util.function.IntPredicate;

/** The classes of bytes that llhttp tells apart. */
final class Characters {

    static final boolean[] TOKEN = table(c -> isAlphanumeric(c) || "!#$%&'*+-.^_`|~".indexOf(c) >= 0);

    /** Visible characters, space, tab and everything from 128. */
    static final boolean[] HEADER_VALUE = table(c -> c == '\t' || c >= ' ' && c != 127);

    static final boolean[] HEADER_LIST_ITEM = table(c -> HEADER_VALUE[c] && c != ',');

    static final boolean[] URL = table(c -> isAlphanumeric(c) || "!\"$%&'()*+,-./:;<=>@[\\]^_`{|}~".indexOf(c) >= 0);

    static final boolean[] USER_INFO = table(c -> isAlphanumeric(c) || "-_.!~*'()%;:&=+$,".indexOf(c) >= 0);

    static final boolean[] QUOTED = table(c -> c == '\t' || c >= ' ' && c != '"' && c != '\\');

    static final boolean[] QUOTED_PAIR = table(c -> c == '\t' || c >= ' ' && c != 127);

    private Characters() {}

    private static boolean[] table(IntPredicate isIn) {
        boolean[] table = new boolean[256];
        for (int c = 0; c < table.length; c++) {
            table[c] = isIn.test(c);
        }
        return table;
    }

    static boolean isAlpha(int c) {
        int lower = c | 0x20;
        return lower >= 'a' && lower <= 'z';
    }

    private static boolean isAlphanumeric(int c) {
        return isAlpha(c) || isDigit(c);
    }

    static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    static int toLower(int c) {
        return c >= 'A' && c <= 'Z' ? c | 0x20 : c;
    }

    /** Negative for what is no digit. */
    static int hexDigit(int c) {
        if (isDigit(c)) {
            return c - '0';
        }
        int lower = c | 0x20;
        return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
    }
}
