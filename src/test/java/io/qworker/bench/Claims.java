package io.qworker.bench;

import io.qworker.job.Claim;
import io.qworker.job.JobDraft;
import io.qworker.store.JobStore;
import io.qworker.store.Lease;
import io.qworker.store.Storage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.bson.BsonDocument;
import org.bson.BsonNull;

/**
 * Claims a second beside a backlog: half of it due, half of it due tomorrow, in Agenda's five priorities, the highest of them
 * in the future only. What was claimed is handed back, off the watch, so that the backlog stays as it is.
 */
final class Claims {

    private static final int[] PRIORITIES = {-20, -10, 0, 10};
    private static final int HIGHEST = 20;
    private static final int[] AT_ONCE = {1, 20};
    private static final int STORED_AT_ONCE = 10_000;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private Claims() {}

    static Table measure(Plan plan) {
        Table table = new Table("Claims a second", "Waiting jobs", "one by one", "ms each", "20 at once", "ms each");
        for (Stores store : Stores.values()) {
            for (int backlog : plan.backlogs()) {
                Bench.progress("%s, %,d waiting jobs".formatted(store.title, backlog));
                List<String> row = row(plan, store, backlog);
                Bench.progress(String.join(" | ", row));
                table.row(row);
            }
        }
        return table;
    }

    private static List<String> row(Plan plan, Stores store, int backlog) {
        List<String> row = new ArrayList<>(List.of(String.format(Locale.ROOT, "%s, %,d", store.title, backlog)));
        try (Stores.Place place = store.place(plan);
                Storage storage = place.open()) {
            fill(storage.jobs(), backlog);
            Lease lease = storage.jobs().openLease("bench", Duration.ofHours(1), new BsonDocument());
            for (int atOnce : AT_ONCE) {
                claims(storage.jobs(), lease, atOnce, plan.samples());
                double each =
                        claims(storage.jobs(), lease, atOnce, plan.samples()).median();
                row.add(String.format(Locale.ROOT, "%,.0f", 1000 / each));
                row.add(String.format(Locale.ROOT, "%.2f", each));
            }
        }
        return row;
    }

    private static void fill(JobStore jobs, int backlog) {
        Instant now = jobs.now();
        for (int stored = 0; stored < backlog; stored += STORED_AT_ONCE) {
            int first = stored;
            jobs.add(IntStream.range(first, Math.min(backlog, first + STORED_AT_ONCE))
                    .mapToObj(number -> draft(number, now))
                    .toList());
        }
    }

    private static JobDraft draft(int number, Instant now) {
        boolean tomorrow = number % 2 == 0;
        int priority = tomorrow ? HIGHEST : PRIORITIES[number / 2 % PRIORITIES.length];
        Instant due = tomorrow ? now.plus(Duration.ofDays(1)).plusMillis(number) : now.minusMillis(number);
        return new JobDraft("waiting", BsonNull.VALUE, priority, due, new BsonDocument());
    }

    /** How long each claim took, in ms; fewer than asked for when they are slow. */
    private static Samples claims(JobStore jobs, Lease lease, int atOnce, int count) {
        List<Double> took = new ArrayList<>();
        long began = System.nanoTime();
        while (took.size() < count && System.nanoTime() - began < PATIENCE.toNanos()) {
            long start = System.nanoTime();
            List<Claim> claims = jobs.claimDue(lease, Map.of("waiting", atOnce), atOnce, jobs.now());
            took.add((System.nanoTime() - start) / 1e6);
            if (claims.size() != atOnce) {
                throw new IllegalStateException("Claimed " + claims.size() + " of " + atOnce + " jobs");
            }
            jobs.release(claims);
        }
        return Samples.of(took);
    }
}
