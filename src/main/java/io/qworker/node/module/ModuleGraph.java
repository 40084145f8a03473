package io.qworker.node.module;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A module and all that it needs, directly or not. */
final class ModuleGraph {

    private ModuleGraph() {}

    static List<WrappedModule> of(WrappedModule root) {
        Set<WrappedModule> found = new LinkedHashSet<>();
        Deque<WrappedModule> waiting = new ArrayDeque<>(List.of(root));
        while (!waiting.isEmpty()) {
            WrappedModule next = waiting.pop();
            if (found.add(next)) {
                waiting.addAll(next.requested());
            }
        }
        return new ArrayList<>(found);
    }

    /** Whether a module of the graph awaits at its top level. */
    static boolean isAsync(WrappedModule root) {
        return of(root).stream().anyMatch(WrappedModule::hasTopLevelAwait);
    }
}
