package io.qworker.url;

/** What happens to text before it is parsed. */
final class UrlText {

    private UrlText() {}

    /** Lone surrogates become U+FFFD. */
    static String scalarValues(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                return text.codePoints()
                        .map(c -> c >= 0xd800 && c <= 0xdfff ? 0xfffd : c)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
            }
        }
        return text;
    }

    /** Without control characters and spaces at its ends. */
    static String trim(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && text.charAt(start) <= ' ') {
            start++;
        }
        while (end > start && text.charAt(end - 1) <= ' ') {
            end--;
        }
        return text.substring(start, end);
    }

    static String withoutTabsAndNewlines(String text) {
        return text.chars().anyMatch(c -> c == '\t' || c == '\n' || c == '\r') ? text.replaceAll("[\t\n\r]", "") : text;
    }
}
