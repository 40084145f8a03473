package io.qworker.node.process;

import io.qworker.js.Errno;
import io.qworker.js.LaneEnvironment;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The descriptors of one new child, while it is started: those of the lane's that it inherits, and its ends of pipes. */
final class LaneDescriptors {

    private final LaneEnvironment lane;
    private final List<CompletableFuture<Void>> copies = new ArrayList<>();
    private final List<Integer> theirs = new ArrayList<>();

    LaneDescriptors(LaneEnvironment lane) {
        this.lane = lane;
    }

    SocketPair pipe() throws SpawnFailure {
        SocketPair pair = SocketPair.open();
        theirs.add(pair.theirs());
        return pair;
    }

    /** The JVM's number of what the lane knows by {@code descriptor}. */
    int inherited(int descriptor) throws SpawnFailure {
        return switch (descriptor) {
            case 0 -> 0;
            case 1 -> output(1, lane.settings().out(), System.out);
            case 2 -> output(2, lane.settings().err(), System.err);
            default -> throw new SpawnFailure(Errno.EBADF);
        };
    }

    /** A lane whose output goes elsewhere passes on what the child writes. */
    private int output(int own, OutputStream stream, OutputStream standard) throws SpawnFailure {
        if (stream == standard) {
            return own;
        }
        SocketPair pair = pipe();
        CompletableFuture<Void> copied = new CompletableFuture<>();
        copies.add(copied);
        Thread.ofVirtual().start(() -> {
            try (SocketChannel ours = pair.ours();
                    InputStream from = Channels.newInputStream(ours)) {
                from.transferTo(stream);
            } catch (IOException gone) {
                // Whoever reads the lane's output has gone.
            } finally {
                copied.complete(null);
            }
        });
        return pair.theirs();
    }

    /** When all that the child wrote has been passed on, or the child left that to others. */
    CompletableFuture<Void> copied() {
        return CompletableFuture.allOf(copies.toArray(CompletableFuture[]::new));
    }

    /** The child has its own now, or will never be. */
    void started() {
        theirs.forEach(Libc::close);
        theirs.clear();
    }
}
