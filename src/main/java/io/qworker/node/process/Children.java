package io.qworker.node.process;

import io.qworker.js.LaneEnvironment;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The children of one lane that still run. */
final class Children {

    private final Set<Child> running = ConcurrentHashMap.newKeySet();

    private Children() {}

    static Children of(LaneEnvironment lane) {
        return lane.state(Children.class, Children::new);
    }

    void add(Child child) {
        running.add(child);
        child.exit().thenRun(() -> running.remove(child));
    }

    /** @param pid negative for the group that a detached child leads */
    boolean include(long pid) {
        return running.stream().anyMatch(child -> child.pid() == Math.abs(pid));
    }
}
