package io.qworker.url;

/** The standard's classes of ASCII characters. */
final class Ascii {

    private Ascii() {}

    static boolean isAlpha(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    static boolean isSchemeCharacter(int c) {
        return isAlpha(c) || isDigit(c) || c == '+' || c == '-' || c == '.';
    }

    static char lower(int c) {
        return (char) (c >= 'A' && c <= 'Z' ? c + 32 : c);
    }

    static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < 0x80);
    }
}
