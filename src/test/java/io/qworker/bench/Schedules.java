package io.qworker.bench;

import io.qworker.schedule.Dialect;
import io.qworker.schedule.NextRun;
import io.qworker.store.Storage;
import io.qworker.task.TaskDefinition;
import io.qworker.worker.ReconcileSchedules;
import io.qworker.worker.WorkerListener;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonString;

/** Next runs a second, each from a job's document as at the end of a run; and how long many schedules take to reconcile. */
final class Schedules {

    private static final int SCHEDULES = 10_000;
    private static final int RUNS = 50_000;

    private Schedules() {}

    static Table measure(Plan plan) {
        Table table = new Table("Schedules", "", "");
        nextRuns(plan, table);
        for (Stores store : Stores.values()) {
            reconciliation(plan, store, table);
        }
        return table;
    }

    private static void nextRuns(Plan plan, Table table) {
        for (String rule : List.of("5 minutes", "*/5 * * * *", "0 6 * * mon-fri", "0 0 L * *", "0 9 15W * *")) {
            table.row(List.of(
                    "Next runs a second, `" + rule + "` in Europe/Brussels", perSecond(plan, rule, Dialect.DEFAULT)));
        }
        table.row(List.of(
                "Next runs a second, `0 6 * * mon-fri` as Agenda 0.7 read it",
                perSecond(plan, "0 6 * * mon-fri", Dialect.AGENDA_0_7)));
    }

    private static String perSecond(Plan plan, String rule, Dialect dialect) {
        Bench.progress("next runs of " + rule);
        double best = IntStream.range(0, plan.warmUps() + plan.runs())
                .mapToDouble(_ -> RUNS / seconds(() -> follow(rule, dialect)))
                .skip(plan.warmUps())
                .sorted()
                .skip(plan.runs() / 2)
                .findFirst()
                .orElseThrow();
        return String.format(Locale.ROOT, "%,.0f", best);
    }

    private static void follow(String rule, Dialect dialect) {
        BsonDocument job = new BsonDocument("repeatInterval", new BsonString(rule))
                .append("repeatTimezone", new BsonString("Europe/Brussels"));
        Instant run = Instant.parse("2026-01-01T00:00:00Z");
        for (int i = 0; i < RUNS; i++) {
            job.put("nextRunAt", new BsonDateTime(run.toEpochMilli()));
            if (!(NextRun.after(job, dialect, run, run) instanceof NextRun.At(Instant next))) {
                throw new IllegalStateException(rule + " ended after " + run);
            }
            // A year of runs again and again.
            run = next.isBefore(Instant.parse("2027-01-01T00:00:00Z")) ? next : Instant.parse("2026-01-01T00:00:00Z");
        }
    }

    private static void reconciliation(Plan plan, Stores store, Table table) {
        Bench.progress(store.title + ", reconciling");
        try (Stores.Place place = store.place(plan);
                Storage storage = place.open()) {
            ReconcileSchedules reconcile =
                    new ReconcileSchedules(storage.jobs(), "bench", Dialect.DEFAULT, new WorkerListener() {});
            String what = String.format(Locale.ROOT, "%,d schedules in %s, ", SCHEDULES, store.title);
            table.row(List.of(what + "new", took(reconcile, tasks("5 minutes"))));
            table.row(List.of(what + "unchanged", took(reconcile, tasks("5 minutes"))));
            table.row(List.of(what + "changed", took(reconcile, tasks("0 6 * * mon-fri"))));
        }
    }

    private static String took(ReconcileSchedules reconcile, List<TaskDefinition> tasks) {
        return String.format(Locale.ROOT, "%.2f s", seconds(() -> reconcile.of(tasks)));
    }

    private static List<TaskDefinition> tasks(String every) {
        return IntStream.range(0, SCHEDULES)
                .mapToObj(number -> new TaskDefinition(new BsonDocument("id", new BsonString("task-" + number))
                        .append("definition", new BsonString("/tasks/task.js"))
                        .append("every", new BsonString(every))))
                .toList();
    }

    private static double seconds(Runnable work) {
        long began = System.nanoTime();
        work.run();
        return (System.nanoTime() - began) / 1e9;
    }
}
