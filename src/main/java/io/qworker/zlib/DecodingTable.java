package io.qworker.zlib;

import java.util.Arrays;

/**
 * A code as a table by the next bits: an entry is {@code operation << 24 | bits << 16 | value}. Codes longer than the root
 * go on in a second table.
 */
final class DecodingTable {

    /** Operations: 0 a literal; 16 + extra bits a length or distance; below 16 a link, with the second table's bits. */
    static final int BASE = 16;

    static final int END = 32;
    static final int INVALID = 64;

    private static final int[] LENGTHS = new int[31];
    private static final int[] LENGTH_OPERATIONS = new int[31];
    private static final int[] DISTANCES = new int[32];
    private static final int[] DISTANCE_OPERATIONS = new int[32];

    static final DecodingTable FIXED_LITERALS = new DecodingTable(Kind.LITERALS, 512, 9);
    static final DecodingTable FIXED_DISTANCES = new DecodingTable(Kind.DISTANCES, 32, 5);

    enum Kind {
        BIT_LENGTHS,
        LITERALS,
        DISTANCES
    }

    static {
        Arrays.fill(LENGTH_OPERATIONS, INVALID);
        for (int code = 0; code < Symbols.LENGTH_CODES; code++) {
            LENGTHS[code] = Symbols.LENGTH_BASE[code] + Symbols.MIN_MATCH;
            LENGTH_OPERATIONS[code] = BASE + Symbols.LENGTH_EXTRA[code];
        }
        Arrays.fill(DISTANCE_OPERATIONS, INVALID);
        for (int code = 0; code < Symbols.DISTANCE_CODES; code++) {
            DISTANCES[code] = Symbols.DISTANCE_BASE[code] + 1;
            DISTANCE_OPERATIONS[code] = BASE + Symbols.DISTANCE_EXTRA[code];
        }
        int[] literals = new int[288];
        for (int n = 0; n < literals.length; n++) {
            literals[n] = Symbols.FIXED_LENGTHS[n];
        }
        FIXED_LITERALS.build(literals, 0, literals.length);
        int[] distances = new int[32];
        Arrays.fill(distances, 5);
        FIXED_DISTANCES.build(distances, 0, distances.length);
    }

    final int[] entries;
    private final Kind kind;
    private final int wantedRoot;
    private int root;

    DecodingTable(Kind kind, int capacity, int root) {
        this.kind = kind;
        this.entries = new int[capacity];
        this.wantedRoot = root;
    }

    /** Bits by which the table is looked into first. */
    int root() {
        return root;
    }

    static int operation(int entry) {
        return entry >>> 24;
    }

    static int bits(int entry) {
        return entry >>> 16 & 0xff;
    }

    static int value(int entry) {
        return entry & 0xffff;
    }

    private static int entry(int operation, int bits, int value) {
        return operation << 24 | bits << 16 | value;
    }

    /** For symbols whose codes have {@code lengths[from] …}; answers whether such a code can be. */
    boolean build(int[] lengths, int from, int symbols) {
        int[] count = new int[Symbols.MAX_BITS + 1];
        for (int n = 0; n < symbols; n++) {
            count[lengths[from + n]]++;
        }
        int max = Symbols.MAX_BITS;
        while (max >= 1 && count[max] == 0) {
            max--;
        }
        if (max == 0) {
            root = 1;
            Arrays.fill(entries, 0, 2, entry(INVALID, 1, 0));
            return true;
        }
        int min = 1;
        while (min < max && count[min] == 0) {
            min++;
        }
        root = Math.clamp(wantedRoot, min, max);
        if (!isPossible(count, max)) {
            return false;
        }
        fill(lengths, from, sorted(lengths, from, symbols, count), count, min, max);
        return true;
    }

    private boolean isPossible(int[] count, int max) {
        int left = 1;
        for (int length = 1; length <= Symbols.MAX_BITS; length++) {
            left = (left << 1) - count[length];
            if (left < 0) {
                return false;
            }
        }
        // Only a code of one symbol may be incomplete.
        return left == 0 || kind != Kind.BIT_LENGTHS && max == 1;
    }

    private static int[] sorted(int[] lengths, int from, int symbols, int[] count) {
        int[] offsets = new int[Symbols.MAX_BITS + 2];
        for (int length = 1; length <= Symbols.MAX_BITS; length++) {
            offsets[length + 1] = offsets[length] + count[length];
        }
        int[] sorted = new int[symbols];
        for (int n = 0; n < symbols; n++) {
            if (lengths[from + n] != 0) {
                sorted[offsets[lengths[from + n]]++] = n;
            }
        }
        return sorted;
    }

    private void fill(int[] lengths, int from, int[] sorted, int[] count, int min, int max) {
        int[] left = count.clone();
        int code = 0;
        int symbol = 0;
        int length = min;
        int next = 0;
        int current = root;
        int drop = 0;
        int low = -1;
        int used = 1 << root;
        int mask = used - 1;
        while (true) {
            int here = here(sorted[symbol], length - drop);
            int step = 1 << length - drop;
            int size = 1 << current;
            for (int at = size - step; at >= 0; at -= step) {
                entries[next + (code >>> drop) + at] = here;
            }
            code = increment(code, length);
            symbol++;
            if (--left[length] == 0) {
                if (length == max) {
                    break;
                }
                length = lengths[from + sorted[symbol]];
            }
            if (length > root && (code & mask) != low) {
                drop = drop == 0 ? root : drop;
                next += 1 << current;
                current = secondBits(left, length, drop, max);
                used += 1 << current;
                low = code & mask;
                entries[low] = entry(current, root, next);
            }
        }
        if (code != 0) {
            entries[next + (code >>> drop)] = entry(INVALID, length - drop, 0);
        }
    }

    private static int secondBits(int[] left, int length, int drop, int max) {
        int bits = length - drop;
        int room = 1 << bits;
        while (bits + drop < max) {
            room -= left[bits + drop];
            if (room <= 0) {
                break;
            }
            bits++;
            room <<= 1;
        }
        return bits;
    }

    /** The next code of this length, lowest bit first. */
    private static int increment(int code, int length) {
        int bit = 1 << length - 1;
        while ((code & bit) != 0) {
            bit >>= 1;
        }
        return bit == 0 ? 0 : (code & bit - 1) + bit;
    }

    private int here(int symbol, int bits) {
        return switch (kind) {
            case BIT_LENGTHS -> entry(0, bits, symbol);
            case LITERALS -> {
                if (symbol < Symbols.LITERALS) {
                    yield entry(0, bits, symbol);
                }
                if (symbol == Symbols.END_OF_BLOCK) {
                    yield entry(END + INVALID, bits, 0);
                }
                int code = symbol - Symbols.LITERALS - 1;
                yield entry(LENGTH_OPERATIONS[code], bits, LENGTHS[code]);
            }
            case DISTANCES -> entry(DISTANCE_OPERATIONS[symbol], bits, DISTANCES[symbol]);
        };
    }
}
