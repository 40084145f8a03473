package io.qworker.node.process;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The processes that are lanes of this JVM, by number. */
final class ProcessTable {

    private static final Map<Long, LaneChild> RUNNING = new ConcurrentHashMap<>();

    private ProcessTable() {}

    static void add(LaneChild child) {
        RUNNING.put(child.pid(), child);
    }

    static void remove(LaneChild child) {
        RUNNING.remove(child.pid());
    }

    /** Null when there is none of that number. */
    static LaneChild find(long pid) {
        return RUNNING.get(pid);
    }
}
