package io.qworker.node.process;

import io.qworker.js.LaneProcess;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntConsumer;

/** Who in a process listens to which signal; the numbers are Linux's. For all threads. */
final class Signals {

    static final int ABORT = 6;
    private static final int LARGEST = 64;

    /** Which by themselves end no process; a first user signal wakes Node's inspector, a broken pipe is nothing to Node. */
    private static final Set<Integer> IGNORED = Set.of(10, 13, 17, 18, 23, 25, 28);

    /** Which make a process wait, as a lane cannot. */
    private static final Set<Integer> STOPPING = Set.of(19, 20, 21, 22);

    private static final Set<Integer> NOT_TO_BE_HEARD = Set.of(9, 19);

    /** What the process does beside to hear of a signal. */
    interface Source {
        boolean open(int signal);

        void close(int signal);
    }

    private static final Source NOTHING = new Source() {
        @Override
        public boolean open(int signal) {
            return true;
        }

        @Override
        public void close(int signal) {}
    };

    private final Map<Integer, Set<IntConsumer>> listeners = new ConcurrentHashMap<>();
    private final Source source;

    private Signals(Source source) {
        this.source = source;
    }

    static Signals of(LaneProcess process) {
        return process.state(Signals.class, () -> new Signals(NOTHING));
    }

    /** Of a process that hears of the system's signals; before anybody asked for it. */
    static Signals of(LaneProcess process, Source source) {
        return process.state(Signals.class, () -> new Signals(source));
    }

    static boolean exists(int signal) {
        return signal >= 0 && signal <= LARGEST;
    }

    static boolean isIgnored(int signal) {
        return IGNORED.contains(signal);
    }

    static boolean stops(int signal) {
        return STOPPING.contains(signal);
    }

    /** Answers whether that can be heard at all. */
    boolean listen(int signal, IntConsumer listener) {
        if (signal <= 0 || !exists(signal) || NOT_TO_BE_HEARD.contains(signal) || !source.open(signal)) {
            return false;
        }
        listeners
                .computeIfAbsent(signal, number -> ConcurrentHashMap.newKeySet())
                .add(listener);
        return true;
    }

    void forget(int signal, IntConsumer listener) {
        Set<IntConsumer> known = listeners.getOrDefault(signal, Set.of());
        if (known.remove(listener) && known.isEmpty()) {
            source.close(signal);
        }
    }

    /** Tells all that listen; answers whether anybody does. */
    boolean deliver(int signal) {
        Set<IntConsumer> known = listeners.getOrDefault(signal, Set.of());
        known.forEach(listener -> listener.accept(signal));
        return !known.isEmpty();
    }
}
