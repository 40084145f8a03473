package io.qworker.url;

/** IPv4 addresses in all the notations that the standard accepts. Source: URL Standard, "IPv4 parser". */
final class Ipv4 {

    private static final long TOO_LARGE = 1L << 32;
    private static final long NO_NUMBER = -1;

    private Ipv4() {}

    static boolean endsInNumber(String domain) {
        String rest = withoutEmptyEnd(domain);
        String last = rest.substring(rest.lastIndexOf('.') + 1);
        return !last.isEmpty() && (last.chars().allMatch(Ascii::isDigit) || isHexNumber(last));
    }

    private static boolean isHexNumber(String text) {
        return (text.startsWith("0x") || text.startsWith("0X")) && number(text) != NO_NUMBER;
    }

    /** Dotted decimal; null when it is no address. */
    static String parse(String domain) {
        String[] parts = withoutEmptyEnd(domain).split("\\.", -1);
        if (parts.length > 4) {
            return null;
        }
        long address = 0;
        for (int i = 0; i < parts.length; i++) {
            long number = number(parts[i]);
            boolean last = i == parts.length - 1;
            long limit = last ? 1L << 8 * (5 - parts.length) : 256;
            if (number == NO_NUMBER || number >= limit) {
                return null;
            }
            address += last ? number : number << 8 * (3 - i);
        }
        return serialize(address);
    }

    private static String serialize(long address) {
        return (address >> 24) + "." + (address >> 16 & 255) + "." + (address >> 8 & 255) + "." + (address & 255);
    }

    private static String withoutEmptyEnd(String domain) {
        return domain.endsWith(".") ? domain.substring(0, domain.length() - 1) : domain;
    }

    /** Decimal, octal with a leading 0, hexadecimal with 0x; at most {@link #TOO_LARGE}. */
    private static long number(String text) {
        if (text.isEmpty()) {
            return NO_NUMBER;
        }
        int radix = 10;
        String digits = text;
        if (text.startsWith("0x") || text.startsWith("0X")) {
            radix = 16;
            digits = text.substring(2);
        } else if (text.length() > 1 && text.charAt(0) == '0') {
            radix = 8;
            digits = text.substring(1);
        }
        long value = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = Character.digit(digits.charAt(i), radix);
            if (digit < 0) {
                return NO_NUMBER;
            }
            value = Math.min(value * radix + digit, TOO_LARGE);
        }
        return value;
    }
}
