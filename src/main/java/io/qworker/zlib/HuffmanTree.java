package io.qworker.zlib;

import java.util.Arrays;

/** A code of one block, made for the frequencies of its symbols. */
final class HuffmanTree {

    /**
     * What is known of an alphabet beforehand.
     *
     * @param fixed lengths of the fixed code, or null
     * @param extra extra bits of the symbols from {@code extraBase} on
     */
    record Alphabet(int size, int maxLength, int[] fixed, int[] extra, int extraBase) {}

    static final Alphabet LITERALS_AND_LENGTHS = new Alphabet(
            Symbols.LITERAL_AND_LENGTH_CODES,
            Symbols.MAX_BITS,
            Symbols.FIXED_LENGTHS,
            Symbols.LENGTH_EXTRA,
            Symbols.LITERALS + 1);
    static final Alphabet DISTANCES = new Alphabet(
            Symbols.DISTANCE_CODES, Symbols.MAX_BITS, Symbols.FIXED_DISTANCE_LENGTHS, Symbols.DISTANCE_EXTRA, 0);
    static final Alphabet BIT_LENGTHS = new Alphabet(Symbols.BIT_LENGTH_CODES, 7, null, Symbols.BIT_LENGTH_EXTRA, 0);

    /** By symbol: how often it occurs until {@link #build}, its code from then on. */
    final int[] codes;

    /** By symbol: the length of its code. While the tree is built, a node's parent. */
    final int[] lengths;

    private final Alphabet alphabet;
    private final int[] heap;
    private final int[] depth;
    private int heapLength;
    private int heapMax;
    private int maxCode;
    private long length;
    private long fixedLength;

    HuffmanTree(Alphabet alphabet) {
        this.alphabet = alphabet;
        int nodes = 2 * alphabet.size() + 1;
        codes = new int[nodes];
        lengths = new int[nodes];
        heap = new int[nodes];
        depth = new int[nodes];
    }

    void clear() {
        Arrays.fill(codes, 0, alphabet.size(), 0);
    }

    /** The last symbol that has a code. */
    int maxCode() {
        return maxCode;
    }

    /** Bits that the block's symbols take with this code. */
    long length() {
        return length;
    }

    /** Bits that they take with the fixed code. */
    long fixedLength() {
        return fixedLength;
    }

    void build() {
        length = 0;
        fixedLength = 0;
        fillHeap();
        join();
        heap[--heapMax] = heap[1];
        assignLengths();
        assignCodes(codes, lengths, maxCode);
    }

    private void fillHeap() {
        heapLength = 0;
        heapMax = heap.length;
        maxCode = -1;
        for (int n = 0; n < alphabet.size(); n++) {
            if (codes[n] != 0) {
                heap[++heapLength] = n;
                maxCode = n;
                depth[n] = 0;
            } else {
                lengths[n] = 0;
            }
        }
        // A code needs two symbols at least, even where only one is used.
        while (heapLength < 2) {
            int node = maxCode < 2 ? ++maxCode : 0;
            heap[++heapLength] = node;
            codes[node] = 1;
            depth[node] = 0;
            length--;
            if (alphabet.fixed() != null) {
                fixedLength -= alphabet.fixed()[node];
            }
        }
        for (int n = heapLength / 2; n >= 1; n--) {
            sink(n);
        }
    }

    /** Joins the two least frequent nodes until one is left. */
    private void join() {
        int node = alphabet.size();
        do {
            int n = heap[1];
            heap[1] = heap[heapLength--];
            sink(1);
            int m = heap[1];
            heap[--heapMax] = n;
            heap[--heapMax] = m;
            codes[node] = codes[n] + codes[m];
            depth[node] = Math.max(depth[n], depth[m]) + 1;
            lengths[n] = node;
            lengths[m] = node;
            heap[1] = node++;
            sink(1);
        } while (heapLength >= 2);
    }

    private boolean isSmaller(int n, int m) {
        return codes[n] < codes[m] || codes[n] == codes[m] && depth[n] <= depth[m];
    }

    private void sink(int from) {
        int k = from;
        int moved = heap[k];
        for (int j = k << 1; j <= heapLength; j <<= 1) {
            if (j < heapLength && isSmaller(heap[j + 1], heap[j])) {
                j++;
            }
            if (isSmaller(moved, heap[j])) {
                break;
            }
            heap[k] = heap[j];
            k = j;
        }
        heap[k] = moved;
    }

    private void assignLengths() {
        int[] counts = new int[Symbols.MAX_BITS + 1];
        int overflow = 0;
        lengths[heap[heapMax]] = 0;
        for (int h = heapMax + 1; h < heap.length; h++) {
            int n = heap[h];
            int bits = lengths[lengths[n]] + 1;
            if (bits > alphabet.maxLength()) {
                bits = alphabet.maxLength();
                overflow++;
            }
            lengths[n] = bits;
            if (n <= maxCode) {
                counts[bits]++;
                count(n, bits);
            }
        }
        if (overflow > 0) {
            shorten(counts, overflow);
        }
    }

    private void count(int symbol, int bits) {
        int extra = symbol >= alphabet.extraBase() ? alphabet.extra()[symbol - alphabet.extraBase()] : 0;
        length += (long) codes[symbol] * (bits + extra);
        if (alphabet.fixed() != null) {
            fixedLength += (long) codes[symbol] * (alphabet.fixed()[symbol] + extra);
        }
    }

    /** Some lengths were cut to the longest allowed: others must grow for it. */
    private void shorten(int[] counts, int overflow) {
        for (int left = overflow; left > 0; left -= 2) {
            int bits = alphabet.maxLength() - 1;
            while (counts[bits] == 0) {
                bits--;
            }
            counts[bits]--;
            counts[bits + 1] += 2;
            counts[alphabet.maxLength()]--;
        }
        int h = heap.length;
        for (int bits = alphabet.maxLength(); bits != 0; bits--) {
            int n = counts[bits];
            while (n != 0) {
                int m = heap[--h];
                if (m <= maxCode) {
                    length += (long) (bits - lengths[m]) * codes[m];
                    lengths[m] = bits;
                    n--;
                }
            }
        }
    }

    /** Canonical codes, as they are sent: lowest bit first. */
    static void assignCodes(int[] codes, int[] lengths, int maxCode) {
        int[] counts = new int[Symbols.MAX_BITS + 1];
        for (int n = 0; n <= maxCode; n++) {
            counts[lengths[n]]++;
        }
        counts[0] = 0;
        int[] next = new int[Symbols.MAX_BITS + 1];
        for (int bits = 1; bits <= Symbols.MAX_BITS; bits++) {
            next[bits] = (next[bits - 1] + counts[bits - 1]) << 1;
        }
        for (int n = 0; n <= maxCode; n++) {
            if (lengths[n] != 0) {
                codes[n] = Symbols.reverse(next[lengths[n]]++, lengths[n]);
            }
        }
    }
}
