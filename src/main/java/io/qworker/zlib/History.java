package io.qworker.zlib;

/** Output of earlier steps that matches reach back to: a ring, its size known once the head is. */
final class History {

    private byte[] ring = {};
    private int size;
    private int held;
    private int next;

    void clear() {
        size = 0;
        held = 0;
        next = 0;
    }

    int held() {
        return held;
    }

    /** Appends the {@code count} bytes before {@code end}. */
    void append(byte[] source, int end, int count, int windowBits) {
        if (size == 0) {
            size = 1 << windowBits;
            if (ring.length < size) {
                ring = new byte[size];
            }
        }
        int kept = Math.min(count, size);
        int first = Math.min(kept, size - next);
        System.arraycopy(source, end - kept, ring, next, first);
        System.arraycopy(source, end - kept + first, ring, 0, kept - first);
        next = (next + kept) % size;
        held = Math.min(held + kept, size);
    }

    /** Copies up to {@code length} bytes that end {@code back} bytes ago or earlier; answers how many. */
    int copy(int back, byte[] target, int offset, int length) {
        int from = next - back;
        if (from < 0) {
            from += size;
        }
        int count = Math.min(length, Math.min(back, size - from));
        System.arraycopy(ring, from, target, offset, count);
        return count;
    }
}
