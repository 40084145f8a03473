package io.qworker.zlib;

/** The code by which a block tells the lengths of its two codes, with repetitions. */
final class BitLengths {

    /** Repeat the previous length 3–6 times. */
    private static final int REPEAT = 16;

    /** Repeat zero 3–10 times. */
    private static final int ZEROS = 17;

    /** Repeat zero 11–138 times. */
    private static final int MANY_ZEROS = 18;

    private final HuffmanTree tree = new HuffmanTree(HuffmanTree.BIT_LENGTHS);

    private interface Sink {
        void symbol(int symbol, int extra, int extraBits);
    }

    void clear() {
        tree.clear();
    }

    /** Answers how many of its own lengths must be told. */
    int build(HuffmanTree literals, HuffmanTree distances) {
        Sink counting = (symbol, _, _) -> tree.codes[symbol]++;
        tell(literals, counting);
        tell(distances, counting);
        tree.build();
        int count = Symbols.BIT_LENGTH_CODES;
        while (count > 4 && tree.lengths[Symbols.BIT_LENGTH_ORDER[count - 1]] == 0) {
            count--;
        }
        return count;
    }

    /** Bits that {@link #write} takes. */
    long length(int count) {
        return tree.length() + 3L * count + 5 + 5 + 4;
    }

    void write(BitOutput output, int count, HuffmanTree literals, HuffmanTree distances) {
        output.bits(literals.maxCode() + 1 - 257, 5);
        output.bits(distances.maxCode() + 1 - 1, 5);
        output.bits(count - 4, 4);
        for (int i = 0; i < count; i++) {
            output.bits(tree.lengths[Symbols.BIT_LENGTH_ORDER[i]], 3);
        }
        Sink writing = (symbol, extra, extraBits) -> {
            output.bits(tree.codes[symbol], tree.lengths[symbol]);
            output.bits(extra, extraBits);
        };
        tell(literals, writing);
        tell(distances, writing);
    }

    private static void tell(HuffmanTree told, Sink sink) {
        int previous = -1;
        int n = 0;
        while (n <= told.maxCode()) {
            int length = told.lengths[n];
            int run = 1;
            int longest = length == 0 ? 138 : length == previous ? 6 : 7;
            while (run < longest && n + run <= told.maxCode() && told.lengths[n + run] == length) {
                run++;
            }
            tellRun(length, run, length == previous, sink);
            previous = length;
            n += run;
        }
    }

    private static void tellRun(int length, int run, boolean isKnown, Sink sink) {
        if (length == 0 && run >= 11) {
            sink.symbol(MANY_ZEROS, run - 11, 7);
        } else if (length == 0 && run >= 3) {
            sink.symbol(ZEROS, run - 3, 3);
        } else {
            tellLength(length, run, isKnown, sink);
        }
    }

    private static void tellLength(int length, int run, boolean isKnown, Sink sink) {
        int repeated = isKnown ? run : run - 1;
        boolean repeats = length != 0 && repeated >= 3;
        if (repeats && !isKnown) {
            sink.symbol(length, 0, 0);
        }
        if (repeats) {
            sink.symbol(REPEAT, repeated - 3, 2);
        } else {
            for (int i = 0; i < run; i++) {
                sink.symbol(length, 0, 0);
            }
        }
    }
}
