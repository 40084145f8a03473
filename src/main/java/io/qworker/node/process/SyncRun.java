package io.qworker.node.process;

import io.qworker.js.Errno;
import io.qworker.js.LaneEnvironment;
import io.qworker.js.NodeErrors;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One process that a lane waits for: its input is written and its output kept meanwhile, on the lane's own thread. */
final class SyncRun {

    static final int TERMINATE = 15;
    private static final int KILL = 9;

    /**
     * @param timeout in ms, 0 for none
     * @param output so many bytes in all may be kept
     * @param signal for a process that goes beyond
     */
    record Limits(long timeout, double output, int signal) {}

    /** Our end of one pipe. */
    private static final class Pipe {
        final int index;
        final SocketChannel channel;
        final ByteBuffer input;
        final ByteArrayOutputStream output;

        Pipe(SocketChannel channel, ChildStream stream, int index) {
            this.channel = channel;
            this.index = index;
            this.input = stream.input();
            this.output = stream.output() ? new ByteArrayOutputStream() : null;
        }

        void close() {
            try {
                channel.close();
            } catch (IOException gone) {
                // It is not used any more.
            }
        }

        boolean isOpen() {
            return channel.isOpen();
        }
    }

    private final Launch launch;
    private final Limits limits;
    private final List<Pipe> pipes = new ArrayList<>();
    private final ByteBuffer space = ByteBuffer.allocate(64 << 10);
    private Child child;
    private Errno error;
    private long kept;
    private boolean killed;

    SyncRun(Launch launch, Limits limits) {
        this.launch = launch;
        this.limits = limits;
    }

    void run(LaneEnvironment lane) throws SpawnFailure, IOException {
        try (ChildEnds ends = ChildEnds.of(lane, launch);
                Selector selector = Selector.open()) {
            long begin = System.nanoTime();
            start(ends);
            child.exit().thenRun(selector::wakeup);
            for (Pipe pipe : pipes) {
                watch(selector, pipe);
            }
            while (isGoingOn()) {
                select(selector, begin);
                if (Thread.currentThread().isInterrupted()) {
                    child.end();
                    return;
                }
            }
            ends.passedOn()
                    .completeOnTimeout(null, ProcessBinding.OUTPUT_MS, TimeUnit.MILLISECONDS)
                    .join();
        } finally {
            closePipes();
        }
    }

    private void start(ChildEnds ends) throws SpawnFailure {
        int index = 0;
        for (ChildStream stream : launch.streams()) {
            switch (stream.kind()) {
                case IGNORED, HANDLE -> ends.ignored();
                case INHERITED -> ends.inherited(stream.descriptor());
                case PIPE -> pipes.add(new Pipe(ends.pipe(), stream, index));
            }
            index++;
        }
        child = ends.start(launch);
        ends.close();
    }

    private boolean isGoingOn() {
        return !child.exit().isDone() || pipes.stream().anyMatch(Pipe::isOpen);
    }

    private static void watch(Selector selector, Pipe pipe) throws IOException {
        pipe.channel.configureBlocking(false);
        int operations = pipe.input == null ? 0 : SelectionKey.OP_WRITE;
        pipe.channel.register(selector, operations | (pipe.output == null ? 0 : SelectionKey.OP_READ), pipe);
    }

    private void select(Selector selector, long begin) throws IOException {
        long left = limits.timeout - (System.nanoTime() - begin) / 1_000_000;
        if (limits.timeout == 0 || killed) {
            selector.select(this::ready);
        } else if (left > 0) {
            selector.select(this::ready, left);
        } else {
            failed(Errno.ETIMEDOUT);
            kill();
        }
    }

    private void ready(SelectionKey key) {
        Pipe pipe = (Pipe) key.attachment();
        try {
            if (key.isWritable()) {
                write(pipe, key);
            }
            if (key.isValid() && key.isReadable()) {
                read(pipe);
            }
        } catch (IOException failure) {
            failed(NodeErrors.errno(failure));
            pipe.close();
        }
    }

    private static void write(Pipe pipe, SelectionKey key) throws IOException {
        pipe.channel.write(pipe.input);
        if (pipe.input.hasRemaining()) {
            return;
        }
        if (pipe.output == null) {
            pipe.close();
        } else {
            pipe.channel.shutdownOutput();
            key.interestOps(SelectionKey.OP_READ);
        }
    }

    private void read(Pipe pipe) throws IOException {
        int count = pipe.channel.read(space.clear());
        if (count < 0) {
            pipe.close();
            return;
        }
        // What is beyond the limit is kept all the same, up to the end of this piece, as Node does.
        pipe.output.write(space.array(), 0, count);
        kept += count;
        if (limits.output > 0 && kept > limits.output) {
            failed(Errno.ENOBUFS);
            kill();
        }
    }

    /** Once, and with the pipes closed whoever else has them cannot make the lane wait. */
    private void kill() {
        if (killed) {
            return;
        }
        killed = true;
        int problem = child.kill(limits.signal);
        if (problem < 0 && problem != Errno.ESRCH.number()) {
            failed(Libc.errno(-problem));
            child.kill(KILL);
        }
        closePipes();
    }

    private void closePipes() {
        pipes.forEach(Pipe::close);
    }

    /** The first failure is the one that is told. */
    void failed(Errno errno) {
        error = error == null ? errno : error;
    }

    Errno error() {
        return error;
    }

    /** Null when nothing was started. */
    Exit exit() {
        return child == null ? null : child.exit().getNow(null);
    }

    long pid() {
        return child == null ? 0 : child.pid();
    }

    /** Of each stream what came, null where nothing was to. */
    List<byte[]> output() {
        List<byte[]> output =
                new ArrayList<>(Collections.nCopies(launch.streams().size(), null));
        pipes.stream()
                .filter(pipe -> pipe.output != null)
                .forEach(pipe -> output.set(pipe.index, pipe.output.toByteArray()));
        return output;
    }
}
