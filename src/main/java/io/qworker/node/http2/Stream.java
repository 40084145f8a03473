package io.qworker.node.http2;

/** One stream of a session, from the first HEADERS to the last frame. */
final class Stream {

    enum State {
        /** Our request is not sent yet. */
        INITIAL,
        OPENING,
        OPENED,
        /** A RST_STREAM waits to be sent. */
        CLOSING,
        /** Promised. */
        RESERVED
    }

    /** The numbers that Node's library shows. */
    private static final int PUBLIC_OPEN = 2;

    private static final int PUBLIC_RESERVED_LOCAL = 3;
    private static final int PUBLIC_RESERVED_REMOTE = 4;
    private static final int PUBLIC_HALF_CLOSED_LOCAL = 5;
    private static final int PUBLIC_HALF_CLOSED_REMOTE = 6;

    private final int id;
    private final HttpMessage message;
    private final ReceiveWindow window;
    private State state;
    private int remoteWindow;
    private boolean promised;
    private boolean readShut;
    private boolean writeShut;
    private DataItem data;

    /** DATA that is to be sent, as long as there is any. */
    static final class DataItem {
        boolean waitsForData;
        boolean waitsForWindow;
        boolean ended;

        boolean isReady() {
            return !waitsForData && !waitsForWindow;
        }
    }

    Stream(int id, State state, int remoteWindow, int localWindow) {
        this.id = id;
        this.state = state;
        this.remoteWindow = remoteWindow;
        this.window = new ReceiveWindow(localWindow);
        this.message = new HttpMessage(id);
        this.promised = state == State.RESERVED;
    }

    int id() {
        return id;
    }

    HttpMessage message() {
        return message;
    }

    ReceiveWindow window() {
        return window;
    }

    State state() {
        return state;
    }

    void state(State next) {
        state = next;
    }

    boolean isPromised() {
        return promised;
    }

    void fulfil() {
        promised = false;
        state = State.OPENED;
    }

    boolean isReadShut() {
        return readShut;
    }

    void shutRead() {
        readShut = true;
    }

    boolean isWriteShut() {
        return writeShut;
    }

    void shutWrite() {
        writeShut = true;
    }

    boolean isShut() {
        return readShut && writeShut;
    }

    int remoteWindow() {
        return remoteWindow;
    }

    /** False when it gets too large. */
    boolean growRemoteWindow(long delta) {
        long grown = remoteWindow + delta;
        if (grown > Settings.MAX_WINDOW || grown < Integer.MIN_VALUE) {
            return false;
        }
        remoteWindow = (int) grown;
        return true;
    }

    void sent(int length) {
        remoteWindow -= length;
    }

    DataItem data() {
        return data;
    }

    void data(DataItem item) {
        data = item;
    }

    int publicState() {
        if (promised) {
            return readShut ? PUBLIC_RESERVED_LOCAL : PUBLIC_RESERVED_REMOTE;
        }
        if (readShut) {
            return PUBLIC_HALF_CLOSED_REMOTE;
        }
        return writeShut ? PUBLIC_HALF_CLOSED_LOCAL : PUBLIC_OPEN;
    }
}
