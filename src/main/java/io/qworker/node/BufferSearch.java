package io.qworker.node;

import io.qworker.js.Bytes;

/**
 * {@code indexOf} and {@code lastIndexOf}. Offsets follow {@code String.prototype.indexOf} where a needle is empty, and
 * count from the end where they are negative.
 */
final class BufferSearch {

    static final int NOT_FOUND = -1;

    private BufferSearch() {}

    /** {@code step} is the size of a unit: matches begin at its multiples. */
    static long find(Bytes haystack, Bytes needle, long from, boolean forward, int step) {
        int length = step == 2 ? haystack.length() & ~1 : haystack.length();
        long start = start(length, from, needle.length(), forward);
        if (needle.length() == 0) {
            return start;
        }
        int last = length - needle.length();
        if (length == 0 || start < 0 || last < 0 || forward && start > last || needle.length() < step) {
            return NOT_FOUND;
        }
        return forward
                ? forward(haystack, needle, (int) start / step * step, last, step)
                : backward(haystack, needle, (int) Math.min(start, last) / step * step, step);
    }

    private static long start(int length, long from, int needleLength, boolean forward) {
        if (from < 0) {
            if (from + length >= 0) {
                return length + from;
            }
            return forward || needleLength == 0 ? 0 : NOT_FOUND;
        }
        if (from + needleLength <= length) {
            return from;
        }
        if (needleLength == 0) {
            return length;
        }
        return forward ? NOT_FOUND : length - 1;
    }

    private static int forward(Bytes haystack, Bytes needle, int from, int last, int step) {
        byte first = needle.array()[needle.offset()];
        for (int i = from; i <= last; i += step) {
            if (haystack.array()[haystack.offset() + i] == first && matches(haystack, needle, i)) {
                return i;
            }
        }
        return NOT_FOUND;
    }

    private static int backward(Bytes haystack, Bytes needle, int from, int step) {
        for (int i = from; i >= 0; i -= step) {
            if (matches(haystack, needle, i)) {
                return i;
            }
        }
        return NOT_FOUND;
    }

    private static boolean matches(Bytes haystack, Bytes needle, int at) {
        for (int i = 0; i < needle.length(); i++) {
            if (haystack.array()[haystack.offset() + at + i] != needle.array()[needle.offset() + i]) {
                return false;
            }
        }
        return true;
    }
}
