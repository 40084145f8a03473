package io.qworker.url;

/** IPv6 addresses. Source: URL Standard, "IPv6 parser", "IPv6 serializer". */
final class Ipv6 {

    private static final int NONE = -1;

    private final String input;
    private final int[] pieces = new int[8];
    private int piece;
    private int compress = NONE;
    private int at;

    private Ipv6(String input) {
        this.input = input;
    }

    /** The address in brackets, in its shortest form; null when it is none. */
    static String parse(String input) {
        Ipv6 address = new Ipv6(input);
        return address.read() ? address.serialize() : null;
    }

    private int peek(int ahead) {
        return at + ahead < input.length() ? input.charAt(at + ahead) : NONE;
    }

    private boolean read() {
        if (peek(0) == ':') {
            if (peek(1) != ':') {
                return false;
            }
            at += 2;
            compress = ++piece;
        }
        while (peek(0) != NONE) {
            if (piece == 8) {
                return false;
            }
            if (peek(0) == ':') {
                if (compress != NONE) {
                    return false;
                }
                at++;
                compress = ++piece;
            } else if (!readPiece()) {
                return false;
            }
        }
        return spread();
    }

    private boolean readPiece() {
        int start = at;
        int value = 0;
        while (at - start < 4 && Character.digit(peek(0), 16) >= 0 && peek(0) < 0x80) {
            value = value << 4 | Character.digit(peek(0), 16);
            at++;
        }
        if (peek(0) == '.') {
            if (at == start || piece > 6) {
                return false;
            }
            at = start;
            return readIpv4();
        }
        if (peek(0) == ':') {
            at++;
            if (peek(0) == NONE) {
                return false;
            }
        } else if (peek(0) != NONE) {
            return false;
        }
        pieces[piece++] = value;
        return true;
    }

    private boolean readIpv4() {
        for (int seen = 0; seen < 4; seen++) {
            if (seen > 0) {
                if (peek(0) != '.') {
                    return false;
                }
                at++;
            }
            int value = readByte();
            if (value == NONE) {
                return false;
            }
            pieces[piece] = pieces[piece] << 8 | value;
            piece += seen % 2;
        }
        return peek(0) == NONE;
    }

    private int readByte() {
        int value = NONE;
        while (Ascii.isDigit(peek(0))) {
            int digit = peek(0) - '0';
            if (value == 0) {
                return NONE;
            }
            value = value == NONE ? digit : value * 10 + digit;
            if (value > 255) {
                return NONE;
            }
            at++;
        }
        return value;
    }

    /** Moves what follows the "::" to the end. */
    private boolean spread() {
        if (compress == NONE) {
            return piece == 8;
        }
        int tail = piece - compress;
        for (int i = 0; i < tail; i++) {
            int from = piece - 1 - i;
            int value = pieces[from];
            pieces[from] = 0;
            pieces[7 - i] = value;
        }
        return true;
    }

    private String serialize() {
        int longest = NONE;
        int longestLength = 1;
        for (int i = 0; i < 8; i++) {
            int end = i;
            while (end < 8 && pieces[end] == 0) {
                end++;
            }
            if (end - i > longestLength) {
                longest = i;
                longestLength = end - i;
            }
            i = Math.max(i, end - 1);
        }
        StringBuilder text = new StringBuilder("[");
        for (int i = 0; i < 8; i++) {
            if (i == longest) {
                text.append(i == 0 ? "::" : ":");
                i += longestLength - 1;
            } else {
                text.append(Integer.toHexString(pieces[i])).append(i < 7 ? ":" : "");
            }
        }
        return text.append(']').toString();
    }
}
