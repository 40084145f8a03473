package io.qworker.zlib;

/** The alphabets of DEFLATE: how lengths and distances become a code and extra bits, and the fixed codes. */
final class Symbols {

    static final int MIN_MATCH = 3;
    static final int MAX_MATCH = 258;
    static final int LITERALS = 256;
    static final int END_OF_BLOCK = 256;
    static final int LENGTH_CODES = 29;
    static final int LITERAL_AND_LENGTH_CODES = LITERALS + 1 + LENGTH_CODES;
    static final int DISTANCE_CODES = 30;
    static final int BIT_LENGTH_CODES = 19;
    static final int MAX_BITS = 15;

    static final int[] LENGTH_EXTRA = {
        0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0
    };
    static final int[] DISTANCE_EXTRA = {
        0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13
    };
    static final int[] BIT_LENGTH_EXTRA = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 3, 7};

    /** In the order in which code lengths of the code lengths are sent. */
    static final int[] BIT_LENGTH_ORDER = {16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15};

    static final int[] LENGTH_BASE = new int[LENGTH_CODES];
    static final int[] DISTANCE_BASE = new int[DISTANCE_CODES];
    private static final byte[] LENGTH_CODE = new byte[MAX_MATCH - MIN_MATCH + 1];
    private static final byte[] DISTANCE_CODE = new byte[512];

    /** The fixed codes have two more symbols than are used, so that they are complete. */
    static final int[] FIXED_CODES = new int[LITERAL_AND_LENGTH_CODES + 2];

    static final int[] FIXED_LENGTHS = new int[LITERAL_AND_LENGTH_CODES + 2];
    static final int[] FIXED_DISTANCE_CODES = new int[DISTANCE_CODES];
    static final int[] FIXED_DISTANCE_LENGTHS = new int[DISTANCE_CODES];

    static {
        fillLengths();
        fillDistances();
        fillFixedCodes();
    }

    private Symbols() {}

    /** Of a match's length less {@link #MIN_MATCH}. */
    static int lengthCode(int length) {
        return LENGTH_CODE[length] & 0xff;
    }

    /** Of a distance less 1. */
    static int distanceCode(int distance) {
        return DISTANCE_CODE[distance < 256 ? distance : 256 + (distance >>> 7)];
    }

    static int reverse(int code, int length) {
        return Integer.reverse(code) >>> (Integer.SIZE - length);
    }

    private static void fillLengths() {
        int length = 0;
        for (int code = 0; code < LENGTH_CODES - 1; code++) {
            LENGTH_BASE[code] = length;
            for (int n = 0; n < 1 << LENGTH_EXTRA[code]; n++) {
                LENGTH_CODE[length++] = (byte) code;
            }
        }
        // The longest match has a code of its own.
        LENGTH_CODE[length - 1] = LENGTH_CODES - 1;
        LENGTH_BASE[LENGTH_CODES - 1] = length - 1;
    }

    private static void fillDistances() {
        int distance = 0;
        for (int code = 0; code < DISTANCE_CODES; code++) {
            DISTANCE_BASE[code] = distance;
            for (int n = 0; n < 1 << DISTANCE_EXTRA[code]; n++, distance++) {
                if (distance < 256) {
                    DISTANCE_CODE[distance] = (byte) code;
                } else {
                    DISTANCE_CODE[256 + (distance >>> 7)] = (byte) code;
                }
            }
        }
    }

    private static void fillFixedCodes() {
        for (int n = 0; n < FIXED_LENGTHS.length; n++) {
            FIXED_LENGTHS[n] = n < 144 ? 8 : n < 256 ? 9 : n < 280 ? 7 : 8;
        }
        HuffmanTree.assignCodes(FIXED_CODES, FIXED_LENGTHS, FIXED_LENGTHS.length - 1);
        for (int n = 0; n < DISTANCE_CODES; n++) {
            FIXED_DISTANCE_LENGTHS[n] = 5;
            FIXED_DISTANCE_CODES[n] = reverse(n, 5);
        }
    }
}
