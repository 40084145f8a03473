package io.qworker.zlib;

/**
 * How much effort goes into a level of compression.
 *
 * @param good reduce the lazy search above this match length
 * @param lazy do not search for a better match above this one (or, when fast, do not insert what a longer one covers)
 * @param nice stop searching at this length
 * @param chain how many candidates to look at
 */
record Level(int number, Method method, int good, int lazy, int nice, int chain) {

    /** How matches are looked for. */
    enum Method {
        STORED,
        FAST,
        SLOW
    }

    private static final Level[] ALL = {
        new Level(0, Method.STORED, 0, 0, 0, 0),
        new Level(1, Method.FAST, 4, 4, 8, 4),
        new Level(2, Method.FAST, 4, 5, 16, 8),
        new Level(3, Method.FAST, 4, 6, 32, 32),
        new Level(4, Method.SLOW, 4, 4, 16, 16),
        new Level(5, Method.SLOW, 8, 16, 32, 32),
        new Level(6, Method.SLOW, 8, 16, 128, 128),
        new Level(7, Method.SLOW, 8, 32, 128, 256),
        new Level(8, Method.SLOW, 32, 128, 258, 1024),
        new Level(9, Method.SLOW, 32, 258, 258, 4096)
    };

    /** -1 is the default. */
    static Level of(int number) {
        return ALL[number == -1 ? 6 : number];
    }
}
