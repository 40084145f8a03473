package io.qworker.zlib;

import java.util.Arrays;

/** Reads the two codes that a block brings along. */
final class InflateTables {

    private static final int REPEAT = 16;
    private static final int ZEROS = 17;

    private enum Part {
        COUNTS,
        OWN_LENGTHS,
        LENGTHS
    }

    final DecodingTable literals = new DecodingTable(DecodingTable.Kind.LITERALS, 852, 9);
    final DecodingTable distances = new DecodingTable(DecodingTable.Kind.DISTANCES, 592, 6);

    private final BitInput input;
    private final DecodingTable own = new DecodingTable(DecodingTable.Kind.BIT_LENGTHS, 852, 7);
    private final int[] lengths = new int[320];
    private Part part = Part.COUNTS;
    private int literalCount;
    private int distanceCount;
    private int ownCount;
    private int have;

    InflateTables(BitInput input) {
        this.input = input;
    }

    void clear() {
        part = Part.COUNTS;
    }

    /** Answers whether both tables are complete. */
    boolean read() throws DataError {
        if (part == Part.COUNTS && !counts()) {
            return false;
        }
        if (part == Part.OWN_LENGTHS && !ownLengths()) {
            return false;
        }
        if (!lengths()) {
            return false;
        }
        build();
        part = Part.COUNTS;
        return true;
    }

    private boolean counts() throws DataError {
        if (!input.has(14)) {
            return false;
        }
        literalCount = input.take(5) + 257;
        distanceCount = input.take(5) + 1;
        ownCount = input.take(4) + 4;
        if (literalCount > 286 || distanceCount > 30) {
            throw new DataError("too many length or distance symbols");
        }
        have = 0;
        part = Part.OWN_LENGTHS;
        return true;
    }

    private boolean ownLengths() throws DataError {
        if (have == 0) {
            Arrays.fill(lengths, 0, Symbols.BIT_LENGTH_CODES, 0);
        }
        while (have < ownCount) {
            if (!input.has(3)) {
                return false;
            }
            lengths[Symbols.BIT_LENGTH_ORDER[have++]] = input.take(3);
        }
        if (!own.build(lengths, 0, Symbols.BIT_LENGTH_CODES)) {
            throw new DataError("invalid code lengths set");
        }
        have = 0;
        part = Part.LENGTHS;
        return true;
    }

    private boolean lengths() throws DataError {
        int all = literalCount + distanceCount;
        while (have < all) {
            int entry = own.entries[input.peek(own.root())];
            while (DecodingTable.bits(entry) > input.count) {
                if (!input.has(input.count + 1)) {
                    return false;
                }
                entry = own.entries[input.peek(own.root())];
            }
            int value = DecodingTable.value(entry);
            if (value < REPEAT) {
                input.drop(DecodingTable.bits(entry));
                lengths[have++] = value;
            } else if (!repeat(value, DecodingTable.bits(entry), all)) {
                return false;
            }
        }
        return true;
    }

    private boolean repeat(int value, int bits, int all) throws DataError {
        int extra = value == REPEAT ? 2 : value == ZEROS ? 3 : 7;
        if (!input.has(bits + extra)) {
            return false;
        }
        input.drop(bits);
        if (value == REPEAT && have == 0) {
            throw new DataError("invalid bit length repeat");
        }
        int length = value == REPEAT ? lengths[have - 1] : 0;
        int count = input.take(extra) + (extra == 7 ? 11 : 3);
        if (have + count > all) {
            throw new DataError("invalid bit length repeat");
        }
        Arrays.fill(lengths, have, have + count, length);
        have += count;
        return true;
    }

    private void build() throws DataError {
        if (lengths[Symbols.END_OF_BLOCK] == 0) {
            throw new DataError("invalid code -- missing end-of-block");
        }
        if (!literals.build(lengths, 0, literalCount)) {
            throw new DataError("invalid literal/lengths set");
        }
        if (!distances.build(lengths, literalCount, distanceCount)) {
            throw new DataError("invalid distances set");
        }
    }
}
