package io.qworker.store.sqlite;

import io.qworker.job.Job;
import io.qworker.job.JobState;
import io.qworker.store.JobFilter;
import io.qworker.store.JobPage;
import io.qworker.store.Walk;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.bson.types.ObjectId;

/**
 * Reads jobs newest first. Jobs of several tasks and states lie in several stretches of the index. As many are read from
 * each as are wanted in all; what is newer than anything that may be left unread is answered.
 */
final class Listing {

    /** Past every id. */
    private static final byte[] NEWEST = HexFormat.of().parseHex("ff".repeat(13));

    private final Session session;
    private final JobFilter filter;
    private final Instant now;

    /** Where jobs of some kind are found: a query, and what it is asked before the id and the number of jobs. */
    private record Source(String sql, Object... keys) {}

    private Listing(Session session, JobFilter filter, Instant now) {
        this.session = session;
        this.filter = filter;
        this.now = now;
    }

    static JobPage page(Session session, JobFilter filter, Optional<ObjectId> after, int limit, Instant now)
            throws SQLException {
        Listing listing = new Listing(session, filter, now);
        List<Source> sources = listing.sources();
        return Walk.fill(filter, after, limit, now, (from, length) -> listing.look(sources, from, length));
    }

    private Walk.Stretch look(List<Source> sources, Optional<ObjectId> from, int length) throws SQLException {
        byte[] below = from.map(ObjectId::toByteArray).orElse(NEWEST);
        List<Job> jobs = new ArrayList<>();
        Optional<ObjectId> end = Optional.empty();
        for (Source source : sources) {
            List<Job> read = read(source, below, length);
            jobs.addAll(read);
            if (read.size() == length) {
                ObjectId last = read.getLast().id();
                end = Optional.of(end.filter(other -> other.compareTo(last) > 0).orElse(last));
            }
        }
        Optional<ObjectId> certain = end;
        List<Job> newest = jobs.stream()
                .filter(job -> certain.isEmpty() || job.id().compareTo(certain.get()) >= 0)
                .sorted(Comparator.comparing(Job::id).reversed())
                .toList();
        return new Walk.Stretch(newest, end);
    }

    private List<Job> read(Source source, byte[] below, int length) throws SQLException {
        Object[] values = Stream.concat(Stream.of(source.keys()), Stream.of(below, length))
                .toArray();
        List<Job> jobs = new ArrayList<>();
        try (ResultSet rows = session.prepare(source.sql(), values).executeQuery()) {
            while (rows.next()) {
                jobs.add(Rows.job(rows));
            }
        }
        return jobs;
    }

    private List<Source> sources() throws SQLException {
        Set<JobState> states = filter.states();
        if (states.isEmpty() && filter.names().isEmpty()) {
            return List.of(new Source(ListingSql.ALL));
        }
        List<Source> sources = new ArrayList<>();
        if (states.contains(JobState.RUNNING)) {
            sources.add(
                    new Source(ListingSql.RUNNING, filter.names().isEmpty() ? 1 : 0, ListingSql.json(filter.names())));
        }
        try (ResultSet rows = session.prepare(ListingSql.PARTS).executeQuery()) {
            while (rows.next()) {
                if (filter.names().isEmpty() || filter.names().contains(rows.getString("name"))) {
                    sources.addAll(sources(rows.getString("name"), Part.valueOf(rows.getString("part"))));
                }
            }
        }
        return sources;
    }

    private List<Source> sources(String name, Part part) throws SQLException {
        Set<JobState> states = filter.states();
        if (states.isEmpty()) {
            return List.of(new Source(ListingSql.PART, name, part.name()));
        }
        if (part.states().stream().noneMatch(states::contains)) {
            return List.of();
        }
        if (part == Part.WAITING && !states.containsAll(part.states())) {
            Object[] times = states.contains(JobState.QUEUED)
                    ? new Object[] {name, Long.MIN_VALUE, now.toEpochMilli()}
                    : new Object[] {name, now.toEpochMilli(), Long.MAX_VALUE};
            if (areFew(times)) {
                return List.of(new Source(ListingSql.BY_TIME, times));
            }
        }
        return List.of(new Source(ListingSql.UNLOCKED_PART, name, part.name()));
    }

    private boolean areFew(Object[] times) throws SQLException {
        try (ResultSet rows = session.prepare(ListingSql.FEW, times).executeQuery()) {
            return rows.getInt(1) < ListingSql.MANY;
        }
    }
}
