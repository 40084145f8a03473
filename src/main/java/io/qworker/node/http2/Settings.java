package io.qworker.node.http2;

import java.util.List;

/** One side's settings, unsigned numbers of 32 bits. */
final class Settings {

    static final int HEADER_TABLE_SIZE = 1;
    static final int ENABLE_PUSH = 2;
    static final int MAX_CONCURRENT_STREAMS = 3;
    static final int INITIAL_WINDOW_SIZE = 4;
    static final int MAX_FRAME_SIZE = 5;
    static final int MAX_HEADER_LIST_SIZE = 6;
    static final int ENABLE_CONNECT_PROTOCOL = 8;

    static final long UNLIMITED = 0xffffffffL;
    static final int MAX_WINDOW = Integer.MAX_VALUE;

    /** One line of a SETTINGS frame. */
    record Entry(int id, long value) {}

    private final long[] values = new long[ENABLE_CONNECT_PROTOCOL + 1];

    Settings() {
        values[HEADER_TABLE_SIZE] = 4096;
        values[ENABLE_PUSH] = 1;
        values[MAX_CONCURRENT_STREAMS] = UNLIMITED;
        values[INITIAL_WINDOW_SIZE] = 65535;
        values[MAX_FRAME_SIZE] = FrameType.MIN_MAX_SIZE;
        values[MAX_HEADER_LIST_SIZE] = UNLIMITED;
    }

    static boolean isKnown(int id) {
        return id >= HEADER_TABLE_SIZE && id <= ENABLE_CONNECT_PROTOCOL && id != 7;
    }

    long get(int id) {
        return values[id];
    }

    int small(int id) {
        return (int) Math.min(values[id], Integer.MAX_VALUE);
    }

    void set(int id, long value) {
        if (isKnown(id)) {
            values[id] = value;
        }
    }

    /** Whether we may send these. */
    static boolean areValid(List<Entry> entries) {
        return entries.stream().allMatch(Settings::isValid);
    }

    private static boolean isValid(Entry entry) {
        return switch (entry.id()) {
            case INITIAL_WINDOW_SIZE -> entry.value() <= MAX_WINDOW;
            case ENABLE_PUSH, ENABLE_CONNECT_PROTOCOL -> entry.value() <= 1;
            case MAX_FRAME_SIZE -> entry.value() >= FrameType.MIN_MAX_SIZE && entry.value() <= FrameType.MAX_MAX_SIZE;
            default -> true;
        };
    }
}
