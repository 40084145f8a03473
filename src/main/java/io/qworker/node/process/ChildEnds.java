package io.qworker.node.process;

import io.qworker.js.LaneEnvironment;
import io.qworker.node.NodeCommand;
import java.nio.channels.SocketChannel;
import java.util.concurrent.CompletableFuture;

/** What a new child gets for its descriptors 0, 1, 2, …: they are said one after the other, then it is started. */
interface ChildEnds extends AutoCloseable {

    /**
     * Programs are the system's; this very program, run by its own name, is a lane of this JVM, which starts sooner and is
     * as narrow as the one that starts it.
     */
    static ChildEnds of(LaneEnvironment lane, Launch launch) {
        boolean isOurs = launch.file().equals(NodeCommand.path());
        boolean mayBeAnother = !lane.permissions().isNarrowed();
        return isOurs && !(mayBeAnother && (launch.detached() || !launch.isSameUser()))
                ? new LaneEnds(lane)
                : new SystemEnds(lane);
    }

    void ignored() throws SpawnFailure;

    /** @param descriptor of the lane's */
    void inherited(int descriptor) throws SpawnFailure;

    /** Answers our end. */
    SocketChannel pipe() throws SpawnFailure;

    /** Throws {@link io.qworker.permission.AccessDenied} when the lane may not run that. */
    Child start(Launch launch) throws SpawnFailure;

    /** When all that the child wrote has got where it was to. */
    CompletableFuture<Void> passedOn();

    /** Whether the child has its own now, or will never be. */
    @Override
    void close();
}
