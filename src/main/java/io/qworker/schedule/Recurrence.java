package io.qworker.schedule;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.BsonNumber;
import org.bson.BsonValue;

/**
 * What a job's document says of when it runs again, read once: {@code repeatInterval} or {@code repeatAt}, in
 * {@code repeatTimezone}, within a {@link Window}, by its policies for {@code missed} runs and {@code overlap}, and with a
 * {@code jitter}. Source: protocol.md §4.8.
 *
 * @param delay the job's own share of its jitter, the same each time, so that the rhythm stays
 */
public record Recurrence(Repetition repetition, ZoneId zone, Window window, Policies policies, Duration delay) {

    /** What becomes of runs that cannot begin at their time. */
    public record Policies(Missed missed, Overlap overlap) {}

    /** How many steps are taken at most in search of the latest missed runs. */
    private static final int MOST_STEPS = 50_000;

    /**
     * The recurrence of a job; empty for one that is not recurring.
     *
     * @param otherwise the dialect, unless the job names one
     * @throws NotUnderstood naming the part that is wrong
     */
    public static Optional<Recurrence> of(BsonDocument job, Dialect otherwise) {
        Dialect dialect = Dialect.in(job).orElse(otherwise);
        Optional<Repetition> repetition = repetition(job, dialect);
        if (repetition.isEmpty()) {
            return Optional.empty();
        }
        ZoneId zone = zone(job, dialect);
        Policies policies = new Policies(
                text(job, "missed").map(Missed::named).orElse(Missed.ONCE),
                text(job, "overlap").map(Overlap::named).orElse(Overlap.SKIP));
        return Optional.of(new Recurrence(repetition.get(), zone, Window.of(job, zone), policies, delay(job)));
    }

    private static Optional<Repetition> repetition(BsonDocument job, Dialect dialect) {
        if (job.get("repeatInterval") instanceof BsonNumber millis) {
            return millis.doubleValue() == 0
                    ? Optional.empty()
                    : Optional.of(new Repetition.Every(Duration.ofMillis(millis.longValue())));
        }
        return text(job, "repeatInterval")
                .map(dialect::repetition)
                .or(() -> text(job, "repeatAt").map(dialect::repetitionAt));
    }

    private static Optional<String> text(BsonDocument job, String field) {
        return job.isString(field) && !job.getString(field).getValue().isBlank()
                ? Optional.of(job.getString(field).getValue())
                : Optional.empty();
    }

    /** Agenda 0.7 passed over a zone that it did not know by name. */
    static ZoneId zone(BsonDocument job, Dialect dialect) {
        Optional<String> zone = text(job, "repeatTimezone");
        try {
            return zone.map(ZoneId::of)
                    .filter(id -> dialect != Dialect.AGENDA_0_7 || !(id instanceof ZoneOffset))
                    .orElseGet(ZoneId::systemDefault);
        } catch (DateTimeException e) {
            if (dialect == Dialect.AGENDA_0_7) {
                return ZoneId.systemDefault();
            }
            throw new NotUnderstood("there is no time zone “" + zone.get() + "”; write, for example, Europe/Brussels");
        }
    }

    private static Duration delay(BsonDocument job) {
        BsonValue jitter = job.get("jitter");
        if (jitter == null || jitter.isNull()) {
            return Duration.ZERO;
        }
        long most = Jitter.read(jitter).toMillis();
        return most <= 0 || !job.isObjectId("_id")
                ? Duration.ZERO
                : Duration.ofMillis(
                        Math.floorMod(job.getObjectId("_id").getValue().hashCode() * 2_654_435_761L, most + 1));
    }

    /** The run of a job that never ran: an interval begins at once, unless that is to be left out. */
    public NextRun first(Instant now, boolean skipImmediate) {
        Optional<Instant> run = repetition instanceof Repetition.Every && !skipImmediate
                ? Optional.of(now)
                : repetition.after(now, zone);
        return answer(run.flatMap(at -> window.fit(at, repetition, zone)).map(at -> at.plus(delay)));
    }

    /**
     * The run after this one, strictly later.
     *
     * @param scheduled when the run at hand was due
     * @param begun when it began; what came due until then is missed
     * @param ended when it ended; what came due until then overlaps with it
     */
    public NextRun after(Instant scheduled, Instant begun, Instant ended) {
        Instant run = scheduled.minus(delay);
        Instant begin = begun.minus(delay);
        Instant base = policies.missed() == Missed.ALL ? beforeTheLatest(run, begin) : lastUntil(run, begin);
        Optional<Instant> next = following(base);
        boolean overlaps = next.isPresent()
                && next.get().isAfter(begin)
                && !next.get().isAfter(ended.minus(delay))
                && policies.overlap() == Overlap.SKIP;
        if (overlaps) {
            next = following(lastUntil(next.get(), ended.minus(delay)));
        }
        return answer(next.map(at -> at.plus(delay)));
    }

    /** The runs from this one on, as far as nothing comes in between. */
    public List<Instant> upcoming(Instant nextRun, int most) {
        List<Instant> runs = new ArrayList<>();
        Optional<Instant> run = Optional.of(nextRun);
        while (run.isPresent() && runs.size() < most) {
            runs.add(run.get());
            run = following(run.get().minus(delay)).map(at -> at.plus(delay));
        }
        return runs;
    }

    private Optional<Instant> following(Instant run) {
        Instant from = window.rest().map(run::plus).orElse(run);
        return repetition.after(from, zone).flatMap(at -> window.fit(at, repetition, zone));
    }

    /** The last run of the rhythm that is not after {@code instant}, or what stands for it. */
    private Instant lastUntil(Instant run, Instant instant) {
        if (!instant.isAfter(run)) {
            return run;
        }
        return repetition instanceof Repetition.Every every ? every.lastUntil(run, instant) : instant;
    }

    /** The run before the latest {@link Missed#MOST} of those that were missed. */
    private Instant beforeTheLatest(Instant run, Instant begin) {
        if (repetition instanceof Repetition.Every every) {
            Instant latest = lastUntil(run, begin).minus(every.interval().multipliedBy(Missed.MOST));
            return latest.isAfter(run) ? latest : run;
        }
        ArrayDeque<Instant> missed = new ArrayDeque<>(List.of(run));
        Optional<Instant> next = following(run);
        for (int steps = 0; next.isPresent() && !next.get().isAfter(begin) && steps < MOST_STEPS; steps++) {
            missed.add(next.get());
            if (missed.size() > Missed.MOST + 1) {
                missed.remove();
            }
            next = following(next.get());
        }
        return missed.getFirst();
    }

    private static NextRun answer(Optional<Instant> run) {
        return run.<NextRun>map(NextRun.At::new).orElseGet(NextRun.Never::new);
    }
}
