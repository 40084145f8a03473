package io.qworker.zlib;

/** Finds matches in the input, by effort and strategy, and makes blocks of them. */
final class CompressBlocks {

    /** A match of the shortest length this far away costs more than three literals. */
    private static final int TOO_FAR = 4096;

    private final MatchWindow window;
    private final BlockWriter blocks;
    private final BitOutput output;
    private final DeflateInput input;

    /** The match at the byte before, when the search is lazy. */
    private int matchLength;

    private boolean literalWaits;

    CompressBlocks(MatchWindow window, BlockWriter blocks, BitOutput output, DeflateInput input) {
        this.window = window;
        this.blocks = blocks;
        this.output = output;
        this.input = input;
    }

    void clear() {
        matchLength = Symbols.MIN_MATCH - 1;
        literalWaits = false;
    }

    Progress run(Transfer transfer, Flush flush, Level level, Strategy strategy) {
        boolean enough = switch (strategy) {
            case HUFFMAN_ONLY -> huffman(transfer, flush, strategy);
            case RLE -> runs(transfer, flush, strategy);
            default ->
                level.method() == Level.Method.FAST
                        ? fast(transfer, flush, level, strategy)
                        : slow(transfer, flush, level, strategy);
        };
        return enough ? end(transfer, flush, strategy) : Progress.NEEDS_MORE;
    }

    /** What is left when the input is at its end. */
    private Progress end(Transfer transfer, Flush flush, Strategy strategy) {
        boolean reachesBack = strategy != Strategy.HUFFMAN_ONLY && strategy != Strategy.RLE;
        window.insert = reachesBack ? Math.min(window.start, Symbols.MIN_MATCH - 1) : 0;
        if (flush == Flush.FINISH) {
            writeBlock(transfer, true, strategy);
            return transfer.availableOut == 0 ? Progress.FINISHING : Progress.FINISHED;
        }
        if (!blocks.isEmpty()) {
            writeBlock(transfer, false, strategy);
            if (transfer.availableOut == 0) {
                return Progress.NEEDS_MORE;
            }
        }
        return Progress.BLOCK_DONE;
    }

    private void writeBlock(Transfer transfer, boolean last, Strategy strategy) {
        blocks.end(window.bytes, window.blockStart, window.start - window.blockStart, last, strategy);
        window.blockStart = window.start;
        output.moveTo(transfer);
    }

    /** After a symbol: writes the block if it is full; answers whether there is room to go on. */
    private boolean goesOn(boolean full, Transfer transfer, Strategy strategy) {
        if (full) {
            writeBlock(transfer, false, strategy);
            return transfer.availableOut != 0;
        }
        return true;
    }

    /** Answers whether there is enough to look at; with {@code true} and nothing ahead, the input is at its end. */
    private boolean fill(int wanted, Flush flush) {
        if (window.lookahead >= wanted) {
            return true;
        }
        window.fill(input);
        return window.lookahead >= wanted || flush != Flush.NO_FLUSH;
    }

    private boolean fast(Transfer transfer, Flush flush, Level level, Strategy strategy) {
        while (fill(MatchWindow.MIN_LOOKAHEAD, flush)) {
            if (window.lookahead == 0) {
                return true;
            }
            int candidate = candidate();
            int length = isNear(candidate) ? window.longestMatch(candidate, Symbols.MIN_MATCH - 1, level) : 0;
            boolean full;
            if (length >= Symbols.MIN_MATCH) {
                full = blocks.match(window.start - window.matchStart, length - Symbols.MIN_MATCH);
                skip(length, level);
            } else {
                full = literal(window.start);
                advance(1);
            }
            if (!goesOn(full, transfer, strategy)) {
                return false;
            }
        }
        return false;
    }

    private int candidate() {
        return window.lookahead >= Symbols.MIN_MATCH ? window.insert(window.start) : 0;
    }

    private boolean isNear(int candidate) {
        return candidate != 0 && window.start - candidate <= window.maxDistance;
    }

    private boolean literal(int position) {
        return blocks.literal(window.bytes[position] & 0xff);
    }

    private void advance(int count) {
        window.start += count;
        window.lookahead -= count;
    }

    private void skip(int length, Level level) {
        window.lookahead -= length;
        if (length <= level.lazy() && window.lookahead >= Symbols.MIN_MATCH) {
            for (int i = 1; i < length; i++) {
                window.insert(window.start + i);
            }
        }
        window.start += length;
    }

    private boolean slow(Transfer transfer, Flush flush, Level level, Strategy strategy) {
        while (fill(MatchWindow.MIN_LOOKAHEAD, flush)) {
            if (window.lookahead == 0) {
                if (literalWaits) {
                    literal(window.start - 1);
                    literalWaits = false;
                }
                return true;
            }
            int candidate = candidate();
            int before = matchLength;
            int matchBefore = window.matchStart;
            matchLength = Symbols.MIN_MATCH - 1;
            if (before < level.lazy() && isNear(candidate)) {
                matchLength = worthwhile(window.longestMatch(candidate, before, level), strategy);
            }
            if (before >= Symbols.MIN_MATCH && matchLength <= before) {
                boolean full = blocks.match(window.start - 1 - matchBefore, before - Symbols.MIN_MATCH);
                take(before);
                if (!goesOn(full, transfer, strategy)) {
                    return false;
                }
            } else if (!postpone(transfer, strategy)) {
                return false;
            }
        }
        return false;
    }

    private int worthwhile(int length, Strategy strategy) {
        boolean tooFar = length == Symbols.MIN_MATCH && window.start - window.matchStart > TOO_FAR;
        return length <= 5 && (strategy == Strategy.FILTERED || tooFar) ? Symbols.MIN_MATCH - 1 : length;
    }

    /** The match that begins at the byte before. */
    private void take(int length) {
        int last = window.start + window.lookahead - Symbols.MIN_MATCH;
        for (int position = window.start + 1; position < window.start + length - 1; position++) {
            if (position <= last) {
                window.insert(position);
            }
        }
        advance(length - 1);
        literalWaits = false;
        matchLength = Symbols.MIN_MATCH - 1;
    }

    /** The match found here may be followed by a better one: the byte before is a literal, this one is not known yet. */
    private boolean postpone(Transfer transfer, Strategy strategy) {
        if (literalWaits && literal(window.start - 1)) {
            writeBlock(transfer, false, strategy);
        }
        boolean hadLiteral = literalWaits;
        literalWaits = true;
        advance(1);
        return !hadLiteral || transfer.availableOut != 0;
    }

    /** Only runs of the same byte. */
    private boolean runs(Transfer transfer, Flush flush, Strategy strategy) {
        while (fill(Symbols.MAX_MATCH + 1, flush)) {
            if (window.lookahead == 0) {
                return true;
            }
            int length = runLength();
            boolean full;
            if (length >= Symbols.MIN_MATCH) {
                full = blocks.match(1, length - Symbols.MIN_MATCH);
                advance(length);
            } else {
                full = literal(window.start);
                advance(1);
            }
            if (!goesOn(full, transfer, strategy)) {
                return false;
            }
        }
        return false;
    }

    private int runLength() {
        if (window.lookahead < Symbols.MIN_MATCH || window.start == 0) {
            return 0;
        }
        byte repeated = window.bytes[window.start - 1];
        int length = 0;
        int longest = Math.min(Symbols.MAX_MATCH, window.lookahead);
        while (length < longest && window.bytes[window.start + length] == repeated) {
            length++;
        }
        return length;
    }

    /** No matches at all. */
    private boolean huffman(Transfer transfer, Flush flush, Strategy strategy) {
        while (fill(1, flush)) {
            if (window.lookahead == 0) {
                return true;
            }
            boolean full = literal(window.start);
            advance(1);
            if (!goesOn(full, transfer, strategy)) {
                return false;
            }
        }
        return false;
    }
}
