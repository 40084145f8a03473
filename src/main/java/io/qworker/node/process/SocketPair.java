package io.qworker.node.process;

import io.qworker.js.NodeErrors;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Two connected sockets, of which a child gets one as a descriptor. The JDK makes no pair without a name, so they meet at
 * one in a folder that is this user's alone and is gone at once.
 *
 * @param theirs whoever has it made closes it as soon as the child has its own
 */
record SocketPair(SocketChannel ours, int theirs) {

    private interface Meeting<T> {
        T at(Path name, ServerSocketChannel meeting) throws IOException, SpawnFailure;
    }

    static SocketPair open() throws SpawnFailure {
        return meet((name, meeting) -> {
            int theirs = Libc.connect(name.toString());
            return new SocketPair(meeting.accept(), theirs);
        });
    }

    /** For a child that is a lane: ours, theirs. */
    static SocketChannel[] channels() throws SpawnFailure {
        return meet((name, meeting) -> {
            SocketChannel theirs = SocketChannel.open(UnixDomainSocketAddress.of(name));
            return new SocketChannel[] {meeting.accept(), theirs};
        });
    }

    private static <T> T meet(Meeting<T> how) throws SpawnFailure {
        try {
            Path folder = Files.createTempDirectory("qworker");
            Path name = folder.resolve("s");
            try (ServerSocketChannel meeting = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
                meeting.bind(UnixDomainSocketAddress.of(name));
                return how.at(name, meeting);
            } finally {
                Files.deleteIfExists(name);
                Files.delete(folder);
            }
        } catch (IOException failure) {
            throw new SpawnFailure(NodeErrors.errno(failure));
        }
    }
}
