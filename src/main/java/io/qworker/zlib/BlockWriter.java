package io.qworker.zlib;

/** Gathers literals and matches, and writes them as blocks in whichever of the three forms is shortest. */
final class BlockWriter {

    private static final int STORED = 0;
    private static final int FIXED = 1;
    private static final int DYNAMIC = 2;

    private final BitOutput output;
    private final HuffmanTree literals = new HuffmanTree(HuffmanTree.LITERALS_AND_LENGTHS);
    private final HuffmanTree distances = new HuffmanTree(HuffmanTree.DISTANCES);
    private final BitLengths bitLengths = new BitLengths();

    /** Per symbol: the literal or the length less 3, and above them the distance, 0 for a literal. */
    private final int[] symbols;

    private final int symbolsEnd;
    private int symbolCount;

    BlockWriter(BitOutput output, int capacity) {
        this.output = output;
        symbols = new int[capacity];
        symbolsEnd = capacity - 1;
        begin();
    }

    /** Begins a new block. */
    void begin() {
        literals.clear();
        distances.clear();
        bitLengths.clear();
        literals.codes[Symbols.END_OF_BLOCK] = 1;
        symbolCount = 0;
    }

    boolean isEmpty() {
        return symbolCount == 0;
    }

    /** Answers whether the block is full. */
    boolean literal(int value) {
        symbols[symbolCount++] = value;
        literals.codes[value]++;
        return symbolCount == symbolsEnd;
    }

    /** {@code length} less 3; answers whether the block is full. */
    boolean match(int distance, int length) {
        symbols[symbolCount++] = distance << Byte.SIZE | length;
        literals.codes[Symbols.lengthCode(length) + Symbols.LITERALS + 1]++;
        distances.codes[Symbols.distanceCode(distance - 1)]++;
        return symbolCount == symbolsEnd;
    }

    /** The block's bytes as they are. */
    void stored(byte[] source, int offset, int length, boolean last) {
        storedHead(length, last);
        output.bytes(source, offset, length);
    }

    void storedHead(int length, boolean last) {
        output.bits((STORED << 1) + (last ? 1 : 0), 3);
        output.align();
        output.shortLittleEndian(length);
        output.shortLittleEndian(~length);
    }

    /** An empty block with the fixed code, so that what comes before can be read. */
    void align() {
        output.bits(FIXED << 1, 3);
        output.bits(Symbols.FIXED_CODES[Symbols.END_OF_BLOCK], Symbols.FIXED_LENGTHS[Symbols.END_OF_BLOCK]);
        output.flushBits();
    }

    /** Writes the block; {@code offset} is negative when its bytes are not at hand any more. */
    void end(byte[] source, int offset, int length, boolean last, Strategy strategy) {
        literals.build();
        distances.build();
        int bitLengthCodes = bitLengths.build(literals, distances);
        long fixed = bytes(literals.fixedLength() + distances.fixedLength());
        long dynamic = bytes(literals.length() + distances.length() + bitLengths.length(bitLengthCodes));
        boolean isFixed = fixed <= dynamic || strategy == Strategy.FIXED;
        if (offset >= 0 && length + 4 <= (isFixed ? fixed : dynamic)) {
            stored(source, offset, length, last);
        } else if (isFixed) {
            output.bits((FIXED << 1) + (last ? 1 : 0), 3);
            write(
                    Symbols.FIXED_CODES,
                    Symbols.FIXED_LENGTHS,
                    Symbols.FIXED_DISTANCE_CODES,
                    Symbols.FIXED_DISTANCE_LENGTHS);
        } else {
            output.bits((DYNAMIC << 1) + (last ? 1 : 0), 3);
            bitLengths.write(output, bitLengthCodes, literals, distances);
            write(literals.codes, literals.lengths, distances.codes, distances.lengths);
        }
        begin();
        if (last) {
            output.align();
        }
    }

    /** With the three bits of a block's head. */
    private static long bytes(long bits) {
        return (bits + 3 + 7) >>> 3;
    }

    private void write(int[] codes, int[] lengths, int[] distanceCodes, int[] distanceLengths) {
        for (int i = 0; i < symbolCount; i++) {
            int symbol = symbols[i];
            int distance = symbol >>> Byte.SIZE;
            int value = symbol & 0xff;
            if (distance == 0) {
                output.bits(codes[value], lengths[value]);
            } else {
                int code = Symbols.lengthCode(value);
                output.bits(codes[code + Symbols.LITERALS + 1], lengths[code + Symbols.LITERALS + 1]);
                output.bits(value - Symbols.LENGTH_BASE[code], Symbols.LENGTH_EXTRA[code]);
                int distanceCode = Symbols.distanceCode(distance - 1);
                output.bits(distanceCodes[distanceCode], distanceLengths[distanceCode]);
                output.bits(distance - 1 - Symbols.DISTANCE_BASE[distanceCode], Symbols.DISTANCE_EXTRA[distanceCode]);
            }
        }
        output.bits(codes[Symbols.END_OF_BLOCK], lengths[Symbols.END_OF_BLOCK]);
    }
}
