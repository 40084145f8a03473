package io.qworker.node.http2;

/** The numbers of a session's streams: a client's are odd, a server's even, and none is used twice. */
final class StreamIds {

    private final boolean isServer;
    private long next;
    private int lastSent;
    private int lastReceived;
    private int lastProcessed;

    StreamIds(boolean isServer) {
        this.isServer = isServer;
        this.next = isServer ? 2 : 1;
    }

    boolean isMine(int id) {
        return id != 0 && (id % 2 == 0) == isServer;
    }

    /** The peer does not know of it yet, or has not used it. */
    boolean isIdle(int id) {
        return isMine(id) ? lastSent < id : isNewOfPeer(id);
    }

    boolean isNewOfPeer(int id) {
        return id != 0 && !isMine(id) && lastReceived < id;
    }

    /** Nobody has taken it. */
    boolean isUnused(int id) {
        return isMine(id) ? id >= next : lastReceived < id;
    }

    /** The next of ours, -1 when all are used up. */
    int take() {
        if (next > Integer.MAX_VALUE) {
            return -1;
        }
        int id = (int) next;
        next += 2;
        return id;
    }

    long next() {
        return next;
    }

    /** False when it cannot be. */
    boolean next(int id) {
        if (id <= 0 || next > id || !isMine(id)) {
            return false;
        }
        next = id;
        return true;
    }

    int lastReceived() {
        return lastReceived;
    }

    /** The last one that we have told our owner of. */
    int lastProcessed() {
        return lastProcessed;
    }

    void received(int id) {
        lastReceived = id;
    }

    void processed() {
        lastProcessed = lastReceived;
    }

    void sent(int id) {
        lastSent = id;
    }
}
