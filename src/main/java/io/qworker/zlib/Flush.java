package io.qworker.zlib;

/** What must have come out when a step returns; in the order of zlib's numbers. */
public enum Flush {
    NO_FLUSH,
    PARTIAL_FLUSH,
    SYNC_FLUSH,
    FULL_FLUSH,
    FINISH,
    BLOCK;

    private static final Flush[] ALL = values();

    public static Flush of(int number) {
        return ALL[number];
    }

    /** How much it asks for, compared with others. */
    int rank() {
        return ordinal() * 2 - (ordinal() > FINISH.ordinal() ? 9 : 0);
    }
}
