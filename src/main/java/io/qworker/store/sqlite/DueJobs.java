package io.qworker.store.sqlite;

import io.qworker.job.Claim;
import io.qworker.job.ClusterLimits;
import io.qworker.job.Job;
import io.qworker.job.RateLimit;
import io.qworker.store.Demand;
import io.qworker.store.Lease;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds and takes jobs that are due, one task's name after the other. */
final class DueJobs {

    private static final String TAKE = "UPDATE jobs SET lease = ?, locked_at = ?, modified_by = ?"
            + " WHERE seq IN (SELECT value FROM json_each(?)) RETURNING seq, " + Rows.COLUMNS;

    private final InstantSource clock;
    private long lastStamp;

    DueJobs(InstantSource clock) {
        this.clock = clock;
    }

    /** Takes jobs within a write; none when the lease has ended. */
    List<Claim> claim(Session session, Lease lease, Demand demand) throws SQLException {
        if (!lives(session, lease)) {
            return List.of();
        }
        List<Long> chosen = heads(session, demand).stream()
                .sorted(Limited.ORDER)
                .limit(Math.max(0, demand.most()))
                .map(FreeJobs.Head::seq)
                .toList();
        List<Claim> claims = chosen.isEmpty() ? List.of() : take(session, lease, chosen);
        for (Claim claim : claims) {
            Optional<RateLimit> rate = demand.limits(claim.job().name()).rate();
            if (rate.isPresent()) {
                Rates.claimed(session, claim, rate.get(), clock.millis());
            }
        }
        return claims;
    }

    private static boolean lives(Session session, Lease lease) throws SQLException {
        try (ResultSet rows =
                session.prepare("SELECT 1 FROM leases WHERE id = ?", lease.id()).executeQuery()) {
            return rows.next();
        }
    }

    private List<FreeJobs.Head> heads(Session session, Demand demand) throws SQLException {
        List<FreeJobs.Head> heads = new ArrayList<>();
        for (Map.Entry<String, Integer> name : demand.room().entrySet()) {
            int most = Math.min(name.getValue(), demand.most());
            heads.addAll(limited(session, name.getKey(), demand.limits()).heads(demand.dueBy(), most));
        }
        return heads;
    }

    private Limited limited(Session session, String name, Map<String, ClusterLimits> limits) {
        return new Limited(session, name, limits.getOrDefault(name, ClusterLimits.NONE), clock.millis());
    }

    private List<Claim> take(Session session, Lease lease, List<Long> chosen) throws SQLException {
        String seqs = chosen.stream().map(String::valueOf).collect(Collectors.joining(",", "[", "]"));
        Map<Long, Claim> taken = new HashMap<>();
        try (ResultSet rows = session.prepare(TAKE, lease.id(), stamp(), lease.workerId(), seqs)
                .executeQuery()) {
            while (rows.next()) {
                Job job = Rows.job(rows);
                taken.put(rows.getLong("seq"), new Claim(job, lease.id()));
            }
        }
        return chosen.stream().map(taken::get).toList();
    }

    /** When the lock is taken; never twice the same, so that two claims of one job under one lease differ. */
    private long stamp() {
        lastStamp = Math.max(lastStamp + 1, clock.millis());
        return lastStamp;
    }

    Optional<Instant> earliest(Session session, Collection<String> names, Map<String, ClusterLimits> limits)
            throws SQLException {
        Optional<Instant> earliest = Optional.empty();
        for (String name : names) {
            Optional<Instant> ofName = limited(session, name, limits).earliest();
            earliest = ofName.isPresent() ? FreeJobs.earlier(earliest, ofName.get()) : earliest;
        }
        return earliest;
    }
}
