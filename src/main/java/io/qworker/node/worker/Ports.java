package io.qworker.node.worker;

import io.qworker.js.LaneEnvironment;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/** The open ports of a lane, which all close when it ends. */
final class Ports {

    private final LaneEnvironment lane;
    private final Set<Port> open = new LinkedHashSet<>();
    private final AtomicBoolean expected = new AtomicBoolean();

    private Ports(LaneEnvironment lane) {
        this.lane = lane;
        lane.atEnd(this::closeAll);
    }

    static Ports of(LaneEnvironment lane) {
        return lane.state(Ports.class, () -> new Ports(lane));
    }

    void add(Port port) {
        open.add(port);
    }

    void remove(Port port) {
        open.remove(port);
    }

    /** Visits those that were woken, in a turn of the lane; from any thread. */
    void visitSoon() {
        if (expected.compareAndSet(false, true)) {
            lane.loop().post(this::visitAll);
        }
    }

    /** The oldest first, as libuv visits its handles, and each as a turn of its own. */
    private void visitAll() {
        expected.set(false);
        for (Port port : List.copyOf(open)) {
            lane.loop().turn(port::visit);
        }
    }

    private void closeAll() {
        for (Port port : List.copyOf(open)) {
            PortData data = port.data();
            data.own(null);
            data.disentangle();
            data.discardAll();
        }
    }
}
