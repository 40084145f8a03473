package io.qworker.bench;

import io.qworker.bus.Bus;
import io.qworker.bus.Bus.Message;
import io.qworker.store.Storage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.bson.BsonDouble;

/**
 * Messages a second from one publisher until the last subscriber has heard the last of them, and how long one takes. Each
 * subscriber has a connection of its own, and all are in another process. Node's mubsub does the same on the same server.
 */
final class BusSpeed {

    private static final int[] SUBSCRIBERS = {1, 10, 50};
    /** A worker sends as many together as have gathered. */
    private static final int TOGETHER = 100;

    private static final int FEWEST = 1000;
    private static final int WARM_UPS = 200;
    private static final long PAUSE_NANOS = 10_000_000;

    private final Plan plan;
    private final Table table =
            new Table("The bus", "", "messages/s", "p50, ms", "p99, ms", "messages/s × mubsub", "p50 ×", "p99 ×");

    private BusSpeed(Plan plan) {
        this.plan = plan;
    }

    /** What was measured at one number of subscribers. */
    private record Speed(Samples rates, Samples delays) {}

    static Table measure(Plan plan) {
        BusSpeed speed = new BusSpeed(plan);
        for (int subscribers : SUBSCRIBERS) {
            Optional<Speed> mubsub = speed.mubsub(subscribers);
            for (Stores store : Stores.values()) {
                speed.row(store.title, subscribers, speed.ours(store, subscribers), mubsub);
            }
            mubsub.ifPresent(measured -> speed.row("mubsub, test server", subscribers, measured, mubsub));
        }
        return speed.table;
    }

    private int messages(int subscribers) {
        return Math.max(FEWEST, plan.jobs() / subscribers);
    }

    private Speed ours(Stores store, int subscribers) {
        int messages = messages(subscribers);
        try (Stores.Place place = store.place(plan);
                Storage storage = place.open();
                Child listeners = Child.java(
                        plan,
                        BusListeners.class,
                        place.address(),
                        String.valueOf(subscribers),
                        String.valueOf(messages),
                        String.valueOf(WARM_UPS),
                        String.valueOf(plan.samples()))) {
            listeners.line();
            List<Double> rates = new ArrayList<>();
            for (int run = 0; run < plan.warmUps() + plan.runs(); run++) {
                double rate = rate(storage.bus(), listeners, messages);
                if (run >= plan.warmUps()) {
                    rates.add(rate);
                }
            }
            punctual(storage.bus());
            return new Speed(Samples.of(rates), listeners.numbers());
        }
    }

    private static double rate(Bus bus, Child listeners, int messages) {
        long begin = System.nanoTime();
        Message message = new Message("flood", new BsonDouble(BusListeners.milliseconds(Instant.now())));
        for (int left = messages; left > 0; left -= TOGETHER) {
            bus.publish(Collections.nCopies(Math.min(left, TOGETHER), message));
        }
        listeners.line();
        return messages / ((System.nanoTime() - begin) / 1e9);
    }

    private void punctual(Bus bus) {
        for (int i = 0; i < WARM_UPS + plan.samples(); i++) {
            bus.publish(List.of(new Message("punctual", new BsonDouble(BusListeners.milliseconds(Instant.now())))));
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    private Optional<Speed> mubsub(int subscribers) {
        if (!Npm.has("mubsub", List.of("node", "npm"))) {
            return Optional.empty();
        }
        Npm.install(plan, List.of("mubsub@1.4.0"));
        try (Stores.Place place = Stores.MONGO.place(plan)) {
            String uri = place.address();
            Samples rates = Npm.run(
                    plan, "mubsub.js", "rate", uri, subscribers, messages(subscribers), plan.warmUps(), plan.runs());
            Samples delays = Npm.run(plan, "mubsub.js", "latency", uri, subscribers, WARM_UPS, plan.samples());
            return Optional.of(new Speed(rates, delays));
        }
    }

    private void row(String name, int subscribers, Speed speed, Optional<Speed> mubsub) {
        double rate = speed.rates().median();
        double p50 = speed.delays().median();
        double p99 = speed.delays().percentile(99);
        String title = name + ", " + subscribers + (subscribers == 1 ? " subscriber" : " subscribers");
        Bench.progress(String.format(Locale.ROOT, "%s: %.0f/s, p50 %.2f ms, p99 %.2f ms", title, rate, p50, p99));
        table.row(List.of(
                title,
                String.format(Locale.ROOT, "%,.0f", rate),
                String.format(Locale.ROOT, "%.1f", p50),
                String.format(Locale.ROOT, "%.1f", p99),
                ratio(rate, mubsub.map(other -> other.rates().median())),
                ratio(p50, mubsub.map(other -> other.delays().median())),
                ratio(p99, mubsub.map(other -> other.delays().percentile(99)))));
    }

    private static String ratio(double ours, Optional<Double> theirs) {
        return theirs.map(value -> String.format(Locale.ROOT, "%.2f", ours / value))
                .orElse("");
    }
}
