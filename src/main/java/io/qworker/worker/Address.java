package io.qworker.worker;

import java.util.concurrent.ThreadLocalRandom;

/** The number by which a worker is addressed on the channel. Source: protocol.md §3.7. */
final class Address {

    private Address() {}

    /** The process's id; a random number in a container, where every process's id is 1. */
    static long ofThisProcess() {
        long pid = ProcessHandle.current().pid();
        return pid == 1 ? ThreadLocalRandom.current().nextInt(2, Integer.MAX_VALUE) : pid;
    }
}
