package io.qworker.url;

/** Windows drive letters, which file URLs treat specially. Source: URL Standard, "Windows drive letter". */
final class DriveLetter {

    private DriveLetter() {}

    static boolean is(CharSequence text) {
        return text.length() == 2 && Ascii.isAlpha(text.charAt(0)) && (text.charAt(1) == ':' || text.charAt(1) == '|');
    }

    static boolean isNormalized(CharSequence text) {
        return is(text) && text.charAt(1) == ':';
    }

    /** Whether {@code text} from {@code at} on starts with a drive letter that stands alone. */
    static boolean startsAt(String text, int at) {
        return at + 1 < text.length()
                && is(text.substring(at, at + 2))
                && (at + 2 == text.length() || "/\\?#".indexOf(text.charAt(at + 2)) >= 0);
    }
}
