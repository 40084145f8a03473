package io.qworker.node.worker;

import io.qworker.js.LaneEnvironment;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The open ports of a lane, which all close when it ends. */
final class Ports {

    private final Set<Port> open = new LinkedHashSet<>();

    private Ports(LaneEnvironment lane) {
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

    private void closeAll() {
        for (Port port : List.copyOf(open)) {
            PortData data = port.data();
            data.own(null);
            data.disentangle();
            data.discardAll();
        }
    }
}
