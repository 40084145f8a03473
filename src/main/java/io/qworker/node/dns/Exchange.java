package io.qworker.node.dns;

import java.io.Closeable;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * One question to name servers: asked over UDP, of one server after the other, more patiently each round; asked again over
 * TCP when the answer does not fit. Runs on a virtual thread; {@link #cancel} ends it from another.
 */
final class Exchange implements Callable<Exchange.Reply> {

    /**
     * @param timeout of the first round, which doubles with each; not positive for the default
     * @param maxTimeout the longest; not positive for no bound
     * @param tries how often each server is asked
     * @param local4 the address to ask from, or null; {@code local6} likewise
     */
    record Patience(Duration timeout, Duration maxTimeout, int tries, InetAddress local4, InetAddress local6) {

        private static final long DEFAULT_MS = 2_000;
        private static final long LONGEST_MS = Duration.ofMinutes(10).toMillis();

        int milliseconds(int round) {
            long first = timeout.toMillis() > 0 ? timeout.toMillis() : DEFAULT_MS;
            long bound = maxTimeout.toMillis() > 0 ? maxTimeout.toMillis() : LONGEST_MS;
            return (int) Math.min(first << Math.min(round, 20), bound);
        }

        InetSocketAddress from(InetAddress server) {
            InetAddress local = server instanceof Inet4Address ? local4 : local6;
            return local == null ? null : new InetSocketAddress(local, 0);
        }
    }

    /** {@code code} is one of c-ares's, or empty when there is a packet. */
    record Reply(String code, byte[] packet) {

        static Reply none(String code) {
            return new Reply(code, null);
        }
    }

    private static final int LARGEST = 65_535;
    private static final int HEADER = 12;
    private static final int RESPONSE = 0x80;
    private static final int TRUNCATED = 0x02;

    private final byte[] query;
    private final List<InetSocketAddress> servers;
    private final Patience patience;
    private Closeable socket;
    private Runnable afterwards = () -> {};
    private volatile boolean canceled;

    Exchange(byte[] query, List<InetSocketAddress> servers, Patience patience) {
        this.query = query;
        this.servers = servers;
        this.patience = patience;
    }

    /** Has {@code action} run on the lane's thread when it is over. */
    void whenOver(Runnable action) {
        afterwards = action;
    }

    void end() {
        afterwards.run();
    }

    void cancel() {
        canceled = true;
        close();
    }

    @Override
    public Reply call() {
        Reply last = Reply.none("ECONNREFUSED");
        for (int attempt = 0; attempt < patience.tries() * servers.size() && !canceled; attempt++) {
            last = ask(servers.get(attempt % servers.size()), patience.milliseconds(attempt / servers.size()));
            if (last.packet() != null) {
                return last;
            }
        }
        return canceled ? Reply.none("ECANCELLED") : last;
    }

    private Reply ask(InetSocketAddress server, int milliseconds) {
        try {
            byte[] answer = overUdp(server, milliseconds);
            return new Reply("", (answer[2] & TRUNCATED) == 0 ? answer : overTcp(server, milliseconds));
        } catch (SocketTimeoutException late) {
            return Reply.none("ETIMEOUT");
        } catch (PortUnreachableException | ConnectException refused) {
            return Reply.none("ECONNREFUSED");
        } catch (IOException failure) {
            return Reply.none("ECONNREFUSED");
        } finally {
            close();
        }
    }

    private byte[] overUdp(InetSocketAddress server, int milliseconds) throws IOException {
        long deadline = System.nanoTime() + milliseconds * 1_000_000L;
        InetSocketAddress from = patience.from(server.getAddress());
        DatagramSocket udp = from == null ? new DatagramSocket() : new DatagramSocket(from);
        open(udp);
        udp.connect(server);
        udp.send(new DatagramPacket(query, query.length));
        DatagramPacket packet = new DatagramPacket(new byte[LARGEST], LARGEST);
        do {
            long left = (deadline - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                throw new SocketTimeoutException();
            }
            udp.setSoTimeout((int) left);
            packet.setLength(LARGEST);
            udp.receive(packet);
        } while (!answers(packet.getData(), packet.getLength()));
        return Arrays.copyOf(packet.getData(), packet.getLength());
    }

    private byte[] overTcp(InetSocketAddress server, int milliseconds) throws IOException {
        Socket tcp = new Socket();
        open(tcp);
        tcp.bind(patience.from(server.getAddress()));
        tcp.connect(server, milliseconds);
        tcp.setSoTimeout(milliseconds);
        tcp.getOutputStream()
                .write(ByteBuffer.allocate(2 + query.length)
                        .putShort((short) query.length)
                        .put(query)
                        .array());
        DataInputStream input = new DataInputStream(tcp.getInputStream());
        byte[] answer = new byte[input.readUnsignedShort()];
        input.readFully(answer);
        if (!answers(answer, answer.length)) {
            throw new IOException("Another question's answer");
        }
        return answer;
    }

    /** Whether it is an answer to this very question; a forged one hardly is. */
    private boolean answers(byte[] packet, int length) {
        return length >= query.length
                && packet[0] == query[0]
                && packet[1] == query[1]
                && (packet[2] & RESPONSE) != 0
                && isSameQuestion(packet);
    }

    private boolean isSameQuestion(byte[] packet) {
        for (int i = HEADER; i < query.length; i++) {
            if (Character.toLowerCase((char) packet[i]) != Character.toLowerCase((char) query[i])) {
                return false;
            }
        }
        return true;
    }

    private synchronized void open(Closeable opened) throws IOException {
        socket = opened;
        if (canceled) {
            opened.close();
        }
    }

    private synchronized void close() {
        if (socket != null) {
            try {
                socket.close();
            } catch (IOException gone) {
                // All that was wanted.
            }
        }
    }
}
