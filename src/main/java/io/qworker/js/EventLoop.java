package io.qworker.js;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * The loop of one lane, in libuv's order: timers, completions, immediates. Other threads only {@link #post}; host work
 * (files, sockets, hashing) is {@link #submit submitted} to a virtual thread and completes as a turn of its own.
 */
public final class EventLoop {

    /** Leaves the context while the loop waits, so that another thread can stop it, and enters it again. */
    interface Gate {
        void leave();

        void enter();
    }

    private static final long NEVER = Long.MAX_VALUE;

    private final Callbacks callbacks;
    private final Gate gate;
    private final BlockingQueue<Runnable> posted = new LinkedBlockingQueue<>();
    private final List<Runnable> batch = new ArrayList<>();
    private final Deque<Runnable> checks = new ArrayDeque<>();
    private final List<Runnable> idle = new ArrayList<>();
    private final long origin = System.nanoTime();
    private Bytes immediateInfo;
    private long timerDue = NEVER;
    private boolean timerKeepsBusy;
    private boolean beginsAnew;
    private volatile LoopTimes times = new LoopTimes(0, 0);
    private long rounds;
    private long turns;
    private int alive;
    private volatile boolean stopped;

    EventLoop(Callbacks callbacks, Gate gate) {
        this.callbacks = callbacks;
        this.gate = gate;
    }

    /** Runs {@code turn} on the lane's thread, as a macrotask; from any thread. */
    public void post(Runnable turn) {
        posted.add(turn);
    }

    /** Runs {@code turn} after the completions at hand and before the immediates; until then the loop stays alive. */
    public void check(Runnable turn) {
        ref();
        checks.add(turn);
    }

    /** Runs {@code turn} now, with what it leaves to do, within a turn that stands for several. On the lane's thread. */
    public void turn(Runnable turn) {
        callbacks.turn(turn);
    }

    /** Keeps the loop alive (a pending operation, a referenced handle). */
    public void ref() {
        alive++;
    }

    public void unref() {
        alive--;
    }

    /** Ms since the lane began, the clock of timers. */
    public long now() {
        return (System.nanoTime() - origin) / 1_000_000;
    }

    /** Calls the timers' function in {@code delay} ms. */
    public void scheduleTimer(long delay) {
        timerDue = now() + Math.max(1, delay);
    }

    /** Whether the scheduled timer keeps the loop alive. */
    public void refTimer(boolean keepsBusy) {
        timerKeepsBusy = keepsBusy;
    }

    /** The numbers of immediates, as three uint32: all, those that keep the loop alive, whether some are left over. */
    public void immediates(Bytes info) {
        immediateInfo = info;
    }

    /** The turn at hand is a main script, which Node runs before its loop: immediates come after a round of the others. */
    void beginAnew() {
        beginsAnew = true;
    }

    /** Runs {@code action} on the lane's thread, once, when there is nothing left to do or to wait for. */
    public void whenIdle(Runnable action) {
        post(() -> idle.add(action));
    }

    /**
     * Does {@code work} on a virtual thread, keeping the loop alive, then calls {@code completion} on the lane's thread with
     * its result or with what it threw. Called on the lane's thread.
     */
    public <T> void submit(Callable<T> work, Completion<T> completion) {
        ref();
        Thread.ofVirtual().start(() -> {
            Runnable turn;
            try {
                T result = work.call();
                turn = () -> completion.done(result, null);
            } catch (Exception failure) {
                turn = () -> completion.done(null, failure);
            }
            Runnable last = turn;
            post(() -> {
                unref();
                last.run();
            });
        });
    }

    /** What follows a piece of host work: its result, or what went wrong. */
    @FunctionalInterface
    public interface Completion<T> {
        void done(T result, Exception failure);
    }

    /** The program's own part is done: from now on the loop is what it waits in. */
    public void begin() {
        times = new LoopTimes(System.nanoTime(), times.idle());
    }

    /** Since when it runs, and how long of it it waited; for any thread. */
    public LoopTimes times() {
        return times;
    }

    /** How often it went round. */
    public long rounds() {
        return rounds;
    }

    /** How many completions it has run. */
    public long turns() {
        return turns;
    }

    /** How many completions wait. */
    public int waiting() {
        return posted.size() + batch.size();
    }

    /** Until {@link #stop}. */
    void run() throws InterruptedException {
        while (!stopped) {
            rounds++;
            if (timerDue <= now()) {
                runTimers();
            }
            runPosted();
            runChecks();
            if (immediate(0) != 0 && isBusy() && !beginsAnew) {
                runImmediates();
            }
            beginsAnew = false;
        }
    }

    void stop() {
        stopped = true;
        post(() -> {});
    }

    boolean isStopped() {
        return stopped;
    }

    /** What was posted and will not run any more. */
    List<Runnable> rest() {
        List<Runnable> rest = new ArrayList<>(batch);
        posted.drainTo(rest);
        return rest;
    }

    private void runTimers() {
        timerDue = NEVER;
        double next = callbacks.runTimers(now());
        if (next != 0) {
            timerDue = Math.max(now() + 1, (long) Math.abs(next));
            timerKeepsBusy = next > 0;
        }
        callbacks.drain();
    }

    private void runPosted() throws InterruptedException {
        if (posted.isEmpty()) {
            await();
        }
        posted.drainTo(batch);
        while (!batch.isEmpty() && !stopped) {
            turns++;
            callbacks.turn(batch.removeFirst());
        }
    }

    // Those that these ask for come next time.
    private void runChecks() {
        for (int left = checks.size(); left > 0 && !stopped; left--) {
            unref();
            callbacks.turn(checks.removeFirst());
        }
    }

    /** Whether something is left that keeps a program alive; an immediate that does not waits for something that does. */
    private boolean isBusy() {
        return alive != 0 || immediate(1) != 0 || timerDue != NEVER && timerKeepsBusy;
    }

    /** Whether the loop has something to do or to wait for. */
    boolean hasWork() {
        return isBusy() || !posted.isEmpty();
    }

    private void await() throws InterruptedException {
        if (immediate(1) != 0 || !checks.isEmpty() || timerDue <= now()) {
            return;
        }
        if (!isBusy() && !idle.isEmpty()) {
            batch.addAll(idle);
            idle.clear();
            return;
        }
        gate.leave();
        long since = System.nanoTime();
        try {
            Runnable first = timerDue == NEVER ? posted.take() : posted.poll(timerDue - now(), TimeUnit.MILLISECONDS);
            if (first != null) {
                batch.add(first);
            }
        } finally {
            times = times.afterIdle(System.nanoTime() - since);
            gate.enter();
        }
    }

    private void runImmediates() {
        do {
            callbacks.runImmediates();
        } while (immediate(2) != 0 && !stopped);
    }

    private int immediate(int index) {
        return immediateInfo == null ? 0 : immediateInfo.int32(index);
    }
}
