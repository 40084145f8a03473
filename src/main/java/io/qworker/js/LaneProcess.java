package io.qworker.js;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * What Node calls the process: what a lane shares with the worker threads that it started, and they with theirs. Several of
 * them live in one JVM. Safe for all threads.
 */
public final class LaneProcess {

    private static final int DEFAULT_UMASK = 0022;

    private final Map<Class<?>, Object> states = new ConcurrentHashMap<>();
    private final AtomicInteger lastThread = new AtomicInteger();
    private final long started = System.nanoTime();
    private final Instant startedAt = Instant.now();
    private volatile Path cwd;
    private volatile int umask = DEFAULT_UMASK;

    public LaneProcess(Path cwd) {
        this.cwd = cwd;
    }

    /** What {@code process.cwd()} says in all of its threads. */
    public Path cwd() {
        return cwd;
    }

    public void chdir(Path folder) {
        cwd = folder;
    }

    /** {@link System#nanoTime} of its beginning. */
    public long started() {
        return started;
    }

    /** The same by the clock on the wall. */
    public Instant startedAt() {
        return startedAt;
    }

    public int umask() {
        return umask;
    }

    public void umask(int mask) {
        umask = mask;
    }

    /** A number for one more thread; that of the main thread is 0. */
    public int nextThread() {
        return lastThread.incrementAndGet();
    }

    /** A binding's own state in this process, made on first use. */
    public <T> T state(Class<T> type, Supplier<T> first) {
        return type.cast(states.computeIfAbsent(type, key -> first.get()));
    }
}
