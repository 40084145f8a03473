package io.qworker.node.fs;

import io.qworker.js.Errno;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * Things of one kind that lanes hold open, by the number JavaScript knows them by: as in POSIX the lowest one that is free.
 * What a lane leaves open is closed when it ends.
 */
final class Holdings<T extends Closeable> {

    private record Held<T>(T thing, FsLane owner) {}

    private final TreeMap<Integer, Held<T>> held = new TreeMap<>();
    private final int first;

    /** @param first the lowest number given out */
    Holdings(int first) {
        this.first = first;
    }

    synchronized int add(T thing, FsLane owner) {
        int free = first;
        while (held.containsKey(free)) {
            free++;
        }
        held.put(free, new Held<>(thing, owner));
        return free;
    }

    /** Under a number of the caller's choice, for a thing that is everybody's. */
    synchronized void place(int number, T thing) {
        held.put(number, new Held<>(thing, null));
    }

    synchronized T get(int number) throws ErrnoException {
        return known(held.get(number));
    }

    /** Whether it is this owner's; so is one that nobody holds, or everybody. */
    synchronized boolean belongs(int number, FsLane owner) {
        Held<T> entry = held.get(number);
        return entry == null || entry.owner() == null || entry.owner() == owner;
    }

    void close(int number) throws IOException {
        T thing;
        synchronized (this) {
            thing = known(held.remove(number));
        }
        thing.close();
    }

    /** {@code owner} is null for what is everybody's. */
    void closeAll(FsLane owner) {
        for (int number : numbers(owner)) {
            try {
                close(number);
            } catch (IOException gone) {
                // It is closed, or was never more than a number; nobody is left to be told.
            }
        }
    }

    private synchronized List<Integer> numbers(FsLane owner) {
        List<Integer> numbers = new ArrayList<>();
        held.forEach((number, entry) -> {
            if (entry.owner() == owner) {
                numbers.add(number);
            }
        });
        return numbers;
    }

    private T known(Held<T> entry) throws ErrnoException {
        if (entry == null) {
            throw new ErrnoException(Errno.EBADF);
        }
        return entry.thing();
    }
}
