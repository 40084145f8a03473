package io.qworker.node.http2;

/** How much a peer may send, of a connection or of a stream, and what of that has been used up. */
final class ReceiveWindow {

    private int size;
    private int received;
    private int consumed;
    private int reduction;
    private boolean updateQueued;

    ReceiveWindow(int size) {
        this.size = size;
    }

    int size() {
        return size;
    }

    /** What may still come. */
    int left() {
        return size - received;
    }

    int received() {
        return Math.max(received, 0);
    }

    /** False when the peer sends more than it may. */
    boolean receive(int count) {
        if (received > size - count || received > Settings.MAX_WINDOW - count) {
            return false;
        }
        received += count;
        return true;
    }

    /** False when that is more than there can be. */
    boolean consume(int count) {
        if (consumed > Settings.MAX_WINDOW - count) {
            return false;
        }
        consumed += count;
        return true;
    }

    /** By how much to open the window again: 0 while that is not worth a frame. */
    int takeUpdate() {
        if (updateQueued) {
            return 0;
        }
        int due = Math.min(consumed, received);
        if (due <= 0 || due < size / 2) {
            return 0;
        }
        received -= due;
        consumed -= due;
        return due;
    }

    void updateQueued(boolean queued) {
        updateQueued = queued;
    }

    boolean isUpdateQueued() {
        return updateQueued;
    }

    /** The peer knows of another initial size. False when the window gets too large. */
    boolean moveInitialSize(int from, int to) {
        long moved = (long) size + to - from;
        if (moved < Integer.MIN_VALUE || moved > Settings.MAX_WINDOW) {
            return false;
        }
        size = (int) moved;
        return true;
    }

    /** Sets the size. Answers by how much the peer is to be told that it grew, or -1 when that cannot be. */
    int resize(int newSize) {
        int delta = newSize - size;
        if (delta < 0) {
            return shrink(delta);
        }
        if (size > Settings.MAX_WINDOW - delta) {
            return -1;
        }
        size += delta;
        int restored = Math.min(reduction, delta);
        reduction -= restored;
        received += restored;
        return delta - restored;
    }

    private int shrink(int delta) {
        if (size + delta < 0 || received < Integer.MIN_VALUE - delta || reduction > Integer.MAX_VALUE + delta) {
            return -1;
        }
        size += delta;
        received += delta;
        reduction -= delta;
        return 0;
    }
}
