package io.qworker.node.http2;

/** How far the end of a session has come: which GOAWAY frames were sent and received, and what they said. */
final class Closing {

    /** The last one waits to be sent; nothing is read any more. */
    boolean terminating;

    /** The last one has been sent. */
    boolean terminated;

    boolean sent;
    boolean received;
    boolean submitted;
    int localLastStreamId = Integer.MAX_VALUE;
    int remoteLastStreamId = Integer.MAX_VALUE;
}
