package io.qworker.node.net;

import java.io.Closeable;
import java.io.IOException;
import java.net.SocketAddress;

/** What a handle of Node's stands for. {@link #close()} frees it without a word, for a lane that ends. */
sealed interface NetHandle extends Closeable permits StreamSocket, ListenSocket, DatagramHandle {

    LoopHold hold();

    Family family();

    SocketAddress localAddress() throws IOException;

    /** Has CLOSED called with {@code done} once it is closed. */
    void close(Object done) throws IOException;
}
