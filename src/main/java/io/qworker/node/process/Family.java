package io.qworker.node.process;

import io.qworker.js.LaneEnvironment;
import io.qworker.js.LaneRole;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** The processes that a lane started, and those that they started. None of them outlives that lane, unless it is detached. */
final class Family {

    private final Set<Child> members = ConcurrentHashMap.newKeySet();

    /** On the lane's thread. */
    static Family of(LaneEnvironment lane) {
        LaneRole role = lane.settings().role();
        return switch (role) {
            case LaneChild child -> child.family();
            case MainProgram main -> main.family();
            default ->
                lane.state(Family.class, () -> {
                    Family family = new Family();
                    lane.atEnd(family::end);
                    return family;
                });
        };
    }

    void add(Child child) {
        members.add(child);
        child.exit().thenRun(() -> members.remove(child));
    }

    private void end() {
        members.forEach(Child::end);
    }

    /** Waits until all that are lanes have ended by themselves; other programs go on without this one. */
    void join() {
        while (members.stream().anyMatch(LaneChild.class::isInstance)) {
            CompletableFuture.allOf(members.stream()
                            .filter(LaneChild.class::isInstance)
                            .map(Child::exit)
                            .toArray(CompletableFuture[]::new))
                    .join();
        }
    }
}
