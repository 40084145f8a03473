package io.qworker.store.sqlite;

import io.qworker.job.ClusterLimits;
import io.qworker.job.RateLimit;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The free jobs of a task as far as its cluster limits let them be taken. */
final class Limited {

    static final Comparator<FreeJobs.Head> ORDER = Comparator.comparingInt(FreeJobs.Head::priority)
            .reversed()
            .thenComparingLong(FreeJobs.Head::nextRunAt)
            .thenComparingLong(FreeJobs.Head::seq);

    private static final String HELD =
            "SELECT count(*) FROM jobs INDEXED BY jobs_held WHERE locked_at IS NOT NULL AND name = ?";

    private final Session session;
    private final String name;
    private final ClusterLimits limits;
    private final long now;

    Limited(Session session, String name, ClusterLimits limits, long now) {
        this.session = session;
        this.name = name;
        this.limits = limits;
        this.now = now;
    }

    /** The first due jobs, within a write. */
    List<FreeJobs.Head> heads(Instant dueBy, int most) throws SQLException {
        int room = Math.min(most, freeSlots());
        if (room <= 0 || limits.rate().isEmpty()) {
            return FreeJobs.of(session, name).heads(dueBy, room);
        }
        RateLimit rate = limits.rate().get();
        if (!rate.hasKey()) {
            return FreeJobs.of(session, name).heads(dueBy, Math.min(room, roomOf(rate, "")));
        }
        List<FreeJobs.Head> heads = new ArrayList<>();
        for (String column : RateKeys.workOut(session, name, rate)) {
            int roomOfKey = Math.min(room, roomOf(rate, RateKeys.key(column)));
            heads.addAll(FreeJobs.of(session, name, column).heads(dueBy, roomOfKey));
        }
        return heads.stream().sorted(ORDER).limit(room).toList();
    }

    private int roomOf(RateLimit rate, String key) throws SQLException {
        return Rates.room(session, rate, Rates.bucket(name, key), now);
    }

    private int freeSlots() throws SQLException {
        if (limits.concurrency() == 0) {
            return Integer.MAX_VALUE;
        }
        try (ResultSet rows = session.prepare(HELD, name).executeQuery()) {
            return limits.concurrency() - rows.getInt(1);
        }
    }

    /** When the first of them may be taken; empty as well while a slot has to become free first. */
    Optional<Instant> earliest() throws SQLException {
        if (freeSlots() <= 0) {
            return Optional.empty();
        }
        if (limits.rate().isEmpty() || !limits.rate().get().hasKey()) {
            return earliest(FreeJobs.of(session, name), "");
        }
        if (RateKeys.anyUnknown(session, name)) {
            return Optional.of(Instant.ofEpochMilli(now));
        }
        Optional<Instant> earliest = Optional.empty();
        for (String column : RateKeys.all(session, name)) {
            Optional<Instant> ofKey = earliest(FreeJobs.of(session, name, column), RateKeys.key(column));
            earliest = ofKey.isPresent() ? FreeJobs.earlier(earliest, ofKey.get()) : earliest;
        }
        return earliest;
    }

    private Optional<Instant> earliest(FreeJobs jobs, String key) throws SQLException {
        Optional<Instant> due = jobs.earliest();
        if (due.isEmpty() || limits.rate().isEmpty()) {
            return due;
        }
        Optional<Instant> free = Rates.nextFree(session, limits.rate().get(), Rates.bucket(name, key), now);
        return free.filter(due.get()::isBefore).or(() -> due);
    }
}
