package io.qworker.store.mongo;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * The server's time, by which all machines judge leases alike however their own clocks are set: asked for now and then, and
 * carried forward in between by this machine's stopwatch.
 */
public final class ServerClock implements InstantSource {

    private static final Duration TRUST = Duration.ofMinutes(1);

    private final MongoServer server;
    private volatile Reading reading;

    private record Reading(Instant server, long nanos) {
        Duration age() {
            return Duration.ofNanos(System.nanoTime() - nanos);
        }
    }

    public ServerClock(MongoServer server) {
        this.server = server;
        this.reading = read();
    }

    @Override
    public Instant instant() {
        if (reading.age().compareTo(TRUST) > 0) {
            reading = read();
        }
        Reading last = reading;
        return last.server().plus(last.age());
    }

    /** The server looked at its clock about halfway between our question and its answer. */
    private Reading read() {
        long asked = System.nanoTime();
        long localTime = server.hello().getDateTime("localTime").getValue();
        return new Reading(Instant.ofEpochMilli(localTime), asked + (System.nanoTime() - asked) / 2);
    }
}
