package io.qworker.worker;

import io.qworker.store.Pause;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Which tasks, or the worker itself, people have paused. Safe for all threads. */
final class Pauses {

    private final Pause ourselves;
    private final Consumer<String> tell;
    private volatile Set<Pause> paused = Set.of();

    /** @param tell told in words of each change */
    Pauses(String workerId, Consumer<String> tell) {
        this.ourselves = Pause.worker(workerId);
        this.tell = tell;
    }

    /** Takes note of all that is paused anywhere, and tells what concerns these tasks or this worker. */
    synchronized void update(Set<Pause> all, Set<String> tasks) {
        Set<Pause> before = paused;
        paused = Set.copyOf(all);
        changes(before, all, tasks).forEach(pause -> tell.accept(name(pause) + " is paused; its jobs wait"));
        changes(all, before, tasks).forEach(pause -> tell.accept(name(pause) + " is resumed"));
    }

    private Set<Pause> changes(Set<Pause> from, Set<Pause> to, Set<String> tasks) {
        return to.stream()
                .filter(pause -> !from.contains(pause) && concerns(pause, tasks))
                .collect(Collectors.toSet());
    }

    private boolean concerns(Pause pause, Set<String> tasks) {
        return switch (pause.kind()) {
            case TASK -> tasks.contains(pause.id());
            case WORKER -> pause.equals(ourselves);
        };
    }

    private static String name(Pause pause) {
        return switch (pause.kind()) {
            case TASK -> "The task “" + pause.id() + "”";
            case WORKER -> "This worker (" + pause.id() + ")";
        };
    }

    /** Whether jobs of this task may be claimed and begun. */
    boolean allow(String task) {
        Set<Pause> now = paused;
        return now.isEmpty() || !now.contains(ourselves) && !now.contains(Pause.task(task));
    }

    Set<String> allowed(Set<String> tasks) {
        return tasks.stream().filter(this::allow).collect(Collectors.toSet());
    }
}
