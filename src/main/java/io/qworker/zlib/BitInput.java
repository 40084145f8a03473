package io.qworker.zlib;

/** Bits of the input, the lowest of a byte first. Bytes taken from the input stay here until they are used. */
final class BitInput {

    long bits;
    int count;
    private Transfer transfer;

    void from(Transfer source) {
        transfer = source;
    }

    void clear() {
        bits = 0;
        count = 0;
    }

    /** Answers whether there are {@code wanted} bits, at most 32; takes in what there is. */
    boolean has(int wanted) {
        while (count < wanted) {
            if (transfer.availableIn == 0) {
                return false;
            }
            bits |= (long) transfer.peek() << count;
            transfer.read(1);
            count += Byte.SIZE;
        }
        return true;
    }

    int peek(int length) {
        return (int) (bits & (1L << length) - 1);
    }

    void drop(int length) {
        bits >>>= length;
        count -= length;
    }

    int take(int length) {
        int value = peek(length);
        drop(length);
        return value;
    }

    /** To the next byte. */
    void align() {
        drop(count & 7);
    }

    /** Gives whole bytes back to the input they came from, as far as they came from this one. */
    void giveBack(int length) {
        transfer.read(-length);
        count -= length * Byte.SIZE;
        bits &= (1L << count) - 1;
    }
}
