package io.qworker.node.process;

import io.qworker.js.Errno;
import io.qworker.js.LaneEnvironment;
import io.qworker.node.fs.FileDescriptors;
import io.qworker.node.fs.OpenFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The descriptors of a process of the system's. */
final class SystemEnds implements ChildEnds {

    private final LaneEnvironment lane;
    private final FileDescriptors files;
    private final List<Integer> descriptors = new ArrayList<>();
    private final List<Integer> borrowed = new ArrayList<>();
    private final List<CompletableFuture<Void>> copies = new ArrayList<>();

    SystemEnds(LaneEnvironment lane) {
        this.lane = lane;
        this.files = FileDescriptors.of(lane);
    }

    @Override
    public void ignored() {
        descriptors.add(null);
    }

    @Override
    public SocketChannel pipe() throws SpawnFailure {
        SocketPair pair = SocketPair.open();
        borrowed.add(pair.theirs());
        descriptors.add(pair.theirs());
        return pair.ours();
    }

    @Override
    public void inherited(int descriptor) throws SpawnFailure {
        switch (descriptor) {
            case 1 -> output(1, lane.settings().out(), System.out);
            case 2 -> output(2, lane.settings().err(), System.err);
            default -> file(descriptor);
        }
    }

    /** A lane whose output goes elsewhere passes on what the child writes. */
    private void output(int own, OutputStream stream, OutputStream standard) throws SpawnFailure {
        if (stream == standard) {
            descriptors.add(own);
        } else {
            SocketChannel ours = pipe();
            copy(ours, Channels.newInputStream(ours), stream);
        }
    }

    private void file(int descriptor) throws SpawnFailure {
        InheritedFiles.permit(lane, descriptor);
        OpenFile file = files.find(descriptor);
        if (file == null) {
            throw new SpawnFailure(Errno.EBADF);
        }
        if (files.isStandard(descriptor)) {
            descriptors.add(descriptor);
        } else if (file.isStream()) {
            SocketChannel ours = pipe();
            copy(ours, file.input(), Channels.newOutputStream(ours));
        } else {
            try {
                descriptors.add(file.systemDescriptor());
            } catch (IOException gone) {
                throw new SpawnFailure(Errno.EBADF);
            }
        }
    }

    private void copy(SocketChannel ours, InputStream from, OutputStream to) {
        CompletableFuture<Void> copied = new CompletableFuture<>();
        copies.add(copied);
        Thread.ofVirtual().start(() -> {
            try (ours) {
                from.transferTo(to);
            } catch (IOException gone) {
                // One of the two has closed its end.
            } finally {
                copied.complete(null);
            }
        });
    }

    @Override
    public Child start(Launch launch) throws SpawnFailure {
        // Never as this process's user what was to run as another.
        if (!launch.isSameUser()) {
            throw new SpawnFailure(Errno.EPERM);
        }
        Program program = Program.find(launch).permitted(lane.permissions());
        return SystemSpawn.start(program, launch.without(lane.permissions()), descriptors, lane.permissions());
    }

    @Override
    public CompletableFuture<Void> passedOn() {
        return CompletableFuture.allOf(copies.toArray(CompletableFuture[]::new));
    }

    @Override
    public void close() {
        borrowed.forEach(Libc::close);
        borrowed.clear();
    }
}
