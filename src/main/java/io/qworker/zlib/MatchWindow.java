package io.qworker.zlib;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** The input that matches may reach back into, twice the size of the window, and chains of places by what begins there. */
final class MatchWindow {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private static final int HASH_FACTOR = 66521;

    /** So much must be ahead for a match of any length to be found. */
    static final int MIN_LOOKAHEAD = Symbols.MAX_MATCH + Symbols.MIN_MATCH + 1;

    final int size;
    final byte[] bytes;

    /** The longest distance of a match. */
    final int maxDistance;

    private final int mask;
    private final char[] head;
    private final char[] previous;
    private final int hashMask;

    /** Where the bytes not yet compressed begin, and how many they are. */
    int start;

    int lookahead;

    /** Where the block under way begins; negative once that has left the window. */
    int blockStart;

    /** Bytes before {@link #start} that are not in the chains yet. */
    int insert;

    /** Where the match last found begins. */
    int matchStart;

    MatchWindow(int windowBits, int hashBits) {
        size = 1 << windowBits;
        mask = size - 1;
        // Comparisons look at eight bytes at once.
        bytes = new byte[2 * size + Long.BYTES];
        maxDistance = size - MIN_LOOKAHEAD;
        head = new char[1 << hashBits];
        previous = new char[size];
        hashMask = (1 << hashBits) - 1;
    }

    int capacity() {
        return 2 * size;
    }

    void clear() {
        clearChains();
        start = 0;
        lookahead = 0;
        blockStart = 0;
        insert = 0;
    }

    void clearChains() {
        Arrays.fill(head, (char) 0);
    }

    /** Of four bytes, as Node's zlib hashes: which matches are found, and so every byte of output, depends on it. */
    private int hash(int position) {
        return (int) INTS.get(bytes, position) * HASH_FACTOR + HASH_FACTOR >>> Short.SIZE & hashMask;
    }

    /** Puts the string at {@code position} into its chain; answers the last place before with the same hash, or 0. */
    int insert(int position) {
        int hash = hash(position);
        char last = head[hash];
        previous[position & mask] = last;
        head[hash] = (char) position;
        return last;
    }

    /** Reads input until there is enough for any match, or none is left. */
    void fill(DeflateInput input) {
        do {
            int room = capacity() - lookahead - start;
            if (start >= size + maxDistance) {
                slide();
                room += size;
            }
            if (input.isEmpty()) {
                break;
            }
            lookahead += input.read(bytes, start + lookahead, room);
            insertSkipped();
        } while (lookahead < MIN_LOOKAHEAD && !input.isEmpty());
    }

    /** Takes bytes that both sides know as if they had been compressed before. */
    void learn(DeflateInput known) {
        fill(known);
        while (lookahead >= Symbols.MIN_MATCH) {
            insert(start++);
            lookahead--;
        }
        start += lookahead;
        blockStart = start;
        insert = lookahead;
        lookahead = 0;
    }

    /** Lets no match reach back beyond this point. */
    void forget() {
        clearChains();
        if (lookahead == 0) {
            start = 0;
            blockStart = 0;
            insert = 0;
        }
    }

    private void insertSkipped() {
        while (insert > 0 && lookahead + insert >= Symbols.MIN_MATCH) {
            insert(start - insert);
            insert--;
        }
    }

    private void slide() {
        System.arraycopy(bytes, size, bytes, 0, size);
        matchStart -= size;
        slideBy(size);
        slideChains();
    }

    /** After bytes were moved by {@code count} towards the beginning. */
    void slideBy(int count) {
        start -= count;
        blockStart -= count;
        insert = Math.min(insert, start);
    }

    void slideChains() {
        slide(head);
        slide(previous);
    }

    private void slide(char[] positions) {
        int by = size;
        for (int i = 0; i < positions.length; i++) {
            positions[i] = (char) Math.max(positions[i] - by, 0);
        }
    }

    /**
     * Sets {@link #matchStart} to the longest match in the chain from {@code candidate} on that is longer than {@code best};
     * answers its length, {@code best} when there is none.
     */
    int longestMatch(int candidate, int best, Level level) {
        byte[] window = bytes;
        int scan = start;
        int limit = scan > maxDistance ? scan - maxDistance : 0;
        int chain = best >= level.good() ? level.chain() >> 2 : level.chain();
        int nice = Math.min(level.nice(), lookahead);
        int longest = best;
        byte end1 = window[scan + longest - 1];
        byte end = window[scan + longest];
        int match = candidate;
        do {
            if (window[match + longest] == end
                    && window[match + longest - 1] == end1
                    && window[match] == window[scan]
                    && window[match + 1] == window[scan + 1]) {
                int length = common(window, scan, match);
                if (length > longest) {
                    matchStart = match;
                    longest = length;
                    if (length >= nice) {
                        break;
                    }
                    end1 = window[scan + longest - 1];
                    end = window[scan + longest];
                }
            }
            match = previous[match & mask];
        } while (match > limit && --chain != 0);
        return Math.min(longest, lookahead);
    }

    private static int common(byte[] window, int a, int b) {
        int length = 0;
        while (length < Symbols.MAX_MATCH) {
            long difference = (long) LONGS.get(window, a + length) ^ (long) LONGS.get(window, b + length);
            if (difference != 0) {
                return Math.min(length + (Long.numberOfTrailingZeros(difference) >>> 3), Symbols.MAX_MATCH);
            }
            length += Long.BYTES;
        }
        return Symbols.MAX_MATCH;
    }
}
