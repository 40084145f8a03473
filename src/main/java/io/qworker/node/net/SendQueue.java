package io.qworker.node.net;

import io.qworker.js.Errno;
import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.util.ArrayDeque;
import java.util.Deque;

/** The packets of a UDP socket for which the system had no room. Each holds the lane's loop until it is answered. */
final class SendQueue {

    private record Packet(Object request, ByteBuffer bytes, int length, SocketAddress to) {}

    private final DatagramHandle handle;
    private final Deque<Packet> packets = new ArrayDeque<>();

    SendQueue(DatagramHandle handle) {
        this.handle = handle;
    }

    synchronized int count() {
        return packets.size();
    }

    synchronized int bytes() {
        return packets.stream().mapToInt(Packet::length).sum();
    }

    /**
     * On the lane's thread: answers the packet's length and one when it has gone, 0 when SENT will be called, or an error.
     *
     * @param to null on a connected socket
     */
    int send(Object request, ByteBuffer bytes, SocketAddress to) {
        Packet packet = new Packet(request, bytes, bytes.remaining(), to);
        try {
            synchronized (this) {
                if (packets.isEmpty() && send(packet)) {
                    return packet.length + 1;
                }
                packets.add(packet);
            }
            handle.lane().loop().ref();
            handle.watch(SelectionKey.OP_WRITE);
            return 0;
        } catch (IOException | RuntimeException failure) {
            return SocketErrors.number(failure);
        }
    }

    /** Ends all with ECANCELED. */
    synchronized void cancel() {
        for (Packet packet; (packet = packets.poll()) != null; ) {
            answer(packet, Errno.ECANCELED.number());
        }
    }

    /** On the poller's thread. */
    synchronized void ready() {
        while (!packets.isEmpty()) {
            Packet packet = packets.peek();
            try {
                if (!send(packet)) {
                    return;
                }
                answer(packet, 0);
            } catch (IOException failure) {
                answer(packet, SocketErrors.number(failure));
            }
            packets.poll();
        }
        Poller.ignore(handle.key(), SelectionKey.OP_WRITE);
    }

    /** The JDK answers 0 for what did not go, and also for an empty packet that did. */
    private boolean send(Packet packet) throws IOException {
        int sent = packet.to == null
                ? handle.channel().write(packet.bytes)
                : handle.channel().send(packet.bytes, packet.to);
        return sent > 0 || packet.length == 0;
    }

    private void answer(Packet packet, int status) {
        handle.lane().callLater(NetLane.Callback.SENT, packet.request, status, packet.length);
    }
}
