package io.qworker.node.process;

import io.qworker.js.Errno;
import io.qworker.js.LaneEnvironment;
import io.qworker.node.NodeCommand;
import io.qworker.node.fs.FileDescriptors;
import io.qworker.node.fs.OpenFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** The descriptors of a process that is a lane. */
final class LaneEnds implements ChildEnds {

    private final LaneEnvironment lane;
    private final FileDescriptors files;
    private final Map<Integer, OpenFile> given = new HashMap<>();
    private final OutputStream[] outputs = new OutputStream[3];
    private int next;

    LaneEnds(LaneEnvironment lane) {
        this.lane = lane;
        this.files = FileDescriptors.of(lane);
    }

    @Override
    public void ignored() throws SpawnFailure {
        if (next >= outputs.length) {
            next++;
            return;
        }
        try {
            give(OpenFile.ofNothing(), OutputStream.nullOutputStream());
        } catch (IOException failure) {
            throw new SpawnFailure(Errno.EMFILE);
        }
    }

    @Override
    public SocketChannel pipe() throws SpawnFailure {
        SocketChannel[] pair = SocketPair.channels();
        OpenFile file = OpenFile.ofStream(pair[1], pair[1]);
        give(file, file.output());
        return pair[0];
    }

    @Override
    public void inherited(int descriptor) throws SpawnFailure {
        InheritedFiles.permit(lane, descriptor);
        OpenFile file = files.find(descriptor);
        if (file == null) {
            throw new SpawnFailure(Errno.EBADF);
        }
        give(
                file.shared(),
                switch (descriptor) {
                    case 1 -> lane.settings().out();
                    case 2 -> lane.settings().err();
                    default -> file.output();
                });
    }

    private void give(OpenFile file, OutputStream output) {
        if (next < outputs.length) {
            outputs[next] = output;
        }
        given.put(next++, file);
    }

    @Override
    public Child start(Launch launch) throws SpawnFailure {
        lane.permissions().requireProgram(Path.of(NodeCommand.path()));
        if (!Files.isDirectory(launch.cwd())) {
            throw new SpawnFailure(Files.exists(launch.cwd()) ? Errno.ENOTDIR : Errno.ENOENT);
        }
        LaneChild child = new LaneChild(lane, launch);
        FileDescriptors.of(child.process()).give(Map.copyOf(given));
        given.clear();
        child.start(outputs[1], outputs[2]);
        return child;
    }

    @Override
    public CompletableFuture<Void> passedOn() {
        return CompletableFuture.completedFuture(null);
    }

    /** Closes what no child has taken over. */
    @Override
    public void close() {
        given.values().forEach(LaneEnds::close);
        given.clear();
    }

    private static void close(OpenFile file) {
        try {
            file.close();
        } catch (IOException gone) {
            // Nobody uses it.
        }
    }
}
