package io.qworker.bus;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Collects what a subscriber hears and waits until it has heard enough. */
final class Heard<T> implements Consumer<T> {

    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(20);

    private final List<T> heard = new ArrayList<>();

    @Override
    public synchronized void accept(T message) {
        heard.add(message);
        notifyAll();
    }

    synchronized List<T> soFar() {
        return new ArrayList<>(heard);
    }

    /** Everything heard, once it is at least so much. */
    List<T> await(int count) {
        return awaitThat(list -> list.size() >= count);
    }

    synchronized List<T> awaitThat(Predicate<List<T>> condition) {
        long end = System.nanoTime() + PATIENCE;
        while (!condition.test(heard)) {
            long left = end - System.nanoTime();
            assertTrue(
                    left > 0,
                    () -> "heard only " + heard.size() + " messages: "
                            + heard.stream().limit(5).toList());
            try {
                TimeUnit.NANOSECONDS.timedWait(this, Math.max(left, 1_000_000));
            } catch (InterruptedException interrupted) {
                throw new AssertionError(interrupted);
            }
        }
        return soFar();
    }
}
