package io.qworker.manager;

import io.qworker.schedule.Dialect;
import java.time.Duration;
import java.util.Optional;

/**
 * What a manager tells its workers, and its own rhythm.
 *
 * @param application its name, which {@code manager:start} carries
 * @param dialect how times are read that are asked for, unless the task's metadata says otherwise
 */
public record ManagerSettings(String application, Workplace workplace, Dialect dialect, Rhythm rhythm) {

    /**
     * Where and how workers work.
     *
     * @param db the MongoDB URI that workers are given; empty when they use the store that they share with the manager
     * @param processEvery how often workers look for due jobs
     */
    public record Workplace(Optional<String> db, String collection, Duration processEvery) {}

    /**
     * How fast a manager acts.
     *
     * @param pingInterval between two heartbeats of a worker; one that misses two is offline
     * @param leaseLife how long a leader may be silent before another manager leads
     * @param look between two looks at who leads and who lives
     * @param patience how long a worker's tasks may stay unknown before it is refused
     */
    public record Rhythm(Duration pingInterval, Duration leaseLife, Duration look, Duration patience) {

        private static final Duration LEASE_LIFE = Duration.ofSeconds(9);
        private static final Duration LOOK = Duration.ofSeconds(2);
        private static final Duration PATIENCE = Duration.ofSeconds(1);

        /** Another manager leads within eleven seconds of the leader's death. */
        public static Rhythm usual(Duration pingInterval) {
            return new Rhythm(pingInterval, LEASE_LIFE, LOOK, PATIENCE);
        }

        /** Silent for so long, a worker is offline. Source: protocol.md §3.3. */
        Duration offlineAfter() {
            return pingInterval.multipliedBy(2);
        }
    }
}
