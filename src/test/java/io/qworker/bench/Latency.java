package io.qworker.bench;

import io.qworker.store.Storage;
import io.qworker.worker.Notification;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/** From just before a job is stored until its processor runs, by the machine's clock, for a worker that is idle. */
final class Latency {

    private static final int WARM_UPS = 300;

    private Latency() {}

    /** Schedules so many jobs, one after the other. */
    @FunctionalInterface
    private interface Scheduling {
        void jobs(Storage storage, int count);
    }

    static Table measure(Plan plan) {
        Table table =
                new Table("From scheduling to start", "Milliseconds", "p50", "p99", "p50 × BullMQ", "p99 × BullMQ");
        within(plan, table);
        between(plan, table);
        return table;
    }

    private static void within(Plan plan, Table table) {
        Optional<Samples> compared = BullMq.within(plan);
        for (Stores store : Stores.values()) {
            try (Stores.Place place = store.place(plan)) {
                Samples measured = run(plan, place, SchedulePunctually::jobs);
                table.row(row(store.title + ", one process", measured, compared));
            }
        }
        compared.ifPresent(samples -> table.row(row("BullMQ, one process", samples, compared)));
    }

    private static void between(Plan plan, Table table) {
        Optional<Samples> compared = BullMq.between(plan);
        for (Stores store : Stores.values()) {
            try (Stores.Place place = store.place(plan)) {
                Samples measured = run(plan, place, (storage, count) -> {
                    try (Child other =
                            Child.java(plan, SchedulePunctually.class, place.address(), String.valueOf(count))) {
                        other.result();
                    }
                });
                table.row(row(store.title + ", from another process", measured, compared));
            }
        }
        compared.ifPresent(samples -> table.row(row("BullMQ, from another process", samples, compared)));
    }

    private static Samples run(Plan plan, Stores.Place place, Scheduling scheduling) {
        BlockingQueue<Double> delays = new LinkedBlockingQueue<>();
        try (Storage storage = place.open();
                BenchWorker _ = new BenchWorker(storage, "punctual", 1, recordIn(delays))) {
            int all = WARM_UPS + plan.samples();
            scheduling.jobs(storage, all);
            List<Double> measured = new ArrayList<>();
            for (int i = 0; i < all; i++) {
                double delay = delays.take();
                if (i >= WARM_UPS) {
                    measured.add(delay);
                }
            }
            Samples samples = Samples.of(measured);
            Bench.progress(String.format(
                    Locale.ROOT,
                    "%s: p50 %.2f ms, p99 %.2f ms",
                    place.address(),
                    samples.median(),
                    samples.percentile(99)));
            return samples;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Consumer<Notification> recordIn(BlockingQueue<Double> delays) {
        return notification -> {
            if (notification.type().equals("running")) {
                double scheduled =
                        notification.fields().getNumber("scheduledAt").doubleValue();
                delays.add(milliseconds(notification.triggeredAt()) - scheduled);
            }
        };
    }

    /** Since 1970, with thousandths. */
    static double milliseconds(Instant instant) {
        return instant.getEpochSecond() * 1e3 + instant.getNano() / 1_000 / 1e3;
    }

    private static List<String> row(String name, Samples samples, Optional<Samples> compared) {
        return List.of(
                name,
                twoDigits(samples.median()),
                twoDigits(samples.percentile(99)),
                compared.map(other -> twoDigits(samples.median() / other.median()))
                        .orElse("–"),
                compared.map(other -> twoDigits(samples.percentile(99) / other.percentile(99)))
                        .orElse("–"));
    }

    private static String twoDigits(double number) {
        return String.format(Locale.ROOT, "%.2f", number);
    }
}
