package io.qworker.js;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * The loop of one lane, in libuv's order: timers, completions, immediates. Other threads only {@link #post}; host work
 * (files, sockets, hashing) is {@link #submit submitted} to a virtual thread and completes as a turn of its own.
 */
public final class EventLoop {

    private final BlockingQueue<Runnable> posted = new LinkedBlockingQueue<>();
    private int alive;

    /** Runs {@code turn} on the lane's thread, as a macrotask; from any thread. */
    public void post(Runnable turn) {
        posted.add(turn);
    }

    /** Keeps the loop alive (a pending operation, a referenced handle). */
    public void ref() {
        alive++;
    }

    public void unref() {
        alive--;
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
}
