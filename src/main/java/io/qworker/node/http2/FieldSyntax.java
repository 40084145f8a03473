package io.qworker.node.http2;

/** Which characters a header's name and value may have. */
final class FieldSyntax {

    private static final String TOKEN_MARKS = "!#$%&'*+-.^_`|~";
    private static final String AUTHORITY_MARKS = "!$%&'()*+,-.:;=[]_~";

    private FieldSyntax() {}

    /** A pseudo header's colon counts as no part of it; upper case is not allowed. */
    static boolean isName(String name) {
        int start = name.startsWith(":") ? 1 : 0;
        if (name.length() == start) {
            return false;
        }
        for (int i = start; i < name.length(); i++) {
            char c = name.charAt(i);
            if (!isTokenCharacter(c) || isUpperCase(c)) {
                return false;
            }
        }
        return true;
    }

    static boolean hasUpperCase(String name) {
        return name.chars().anyMatch(FieldSyntax::isUpperCase);
    }

    static boolean isMethod(String value) {
        return !value.isEmpty() && value.chars().allMatch(FieldSyntax::isTokenCharacter);
    }

    static boolean isPath(String value) {
        return value.chars().allMatch(c -> c > ' ' && c != 0x7f);
    }

    static boolean isAuthority(String value) {
        return value.chars().allMatch(c -> isAlphanumeric(c) || AUTHORITY_MARKS.indexOf(c) >= 0);
    }

    static boolean isScheme(String value) {
        return !value.isEmpty()
                && isLetter(value.charAt(0))
                && value.chars().allMatch(c -> isAlphanumeric(c) || c == '+' || c == '-' || c == '.');
    }

    /** {@code strict}: no space around it. */
    static boolean isValue(String value, boolean strict) {
        if (strict && !value.isEmpty() && (isBlank(value.charAt(0)) || isBlank(value.charAt(value.length() - 1)))) {
            return false;
        }
        return value.chars().allMatch(c -> c == '\t' || c >= ' ' && c != 0x7f);
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    private static boolean isTokenCharacter(int c) {
        return isAlphanumeric(c) || TOKEN_MARKS.indexOf(c) >= 0;
    }

    private static boolean isAlphanumeric(int c) {
        return isLetter(c) || c >= '0' && c <= '9';
    }

    private static boolean isLetter(int c) {
        return isUpperCase(c) || c >= 'a' && c <= 'z';
    }

    private static boolean isUpperCase(int c) {
        return c >= 'A' && c <= 'Z';
    }
}
