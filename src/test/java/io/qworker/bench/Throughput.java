package io.qworker.bench;

import io.qworker.bus.Bus;
import io.qworker.bus.Topics;
import io.qworker.job.JobDraft;
import io.qworker.store.Storage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.bson.BsonDocument;
import org.bson.BsonNull;
import org.bson.BsonString;
import org.bson.BsonValue;

/**
 * No-op jobs a second through the whole path: stored before, due at one instant, claimed, run in JavaScript, finished and
 * removed from the store, each with its notifications of start and success. The last success heard stops the watch.
 */
final class Throughput {

    private static final int[] LANES = {1, 2, 4};
    private static final int STORED_AT_ONCE = 1000;

    /** How long before they are due jobs are stored: at first more than enough, then by experience. */
    private Duration lead = Duration.ofSeconds(20);

    private Throughput() {}

    static Table measure(Plan plan) {
        List<Samples> compared = BullMq.throughput(plan);
        List<String> head = new ArrayList<>(List.of("No-op jobs", "jobs/s", "least – most"));
        BullMq.names(compared).forEach(name -> head.add("× " + name));
        Table table = new Table("Jobs per second", head.toArray(String[]::new));
        for (Stores store : Stores.values()) {
            for (int lanes : LANES) {
                table.row(row(
                        store.title + ", " + lanes + (lanes == 1 ? " lane" : " lanes"),
                        new Throughput().run(plan, store, lanes),
                        compared));
            }
        }
        for (int i = 0; i < compared.size(); i++) {
            table.row(row(BullMq.names(compared).get(i), compared.get(i), compared));
        }
        return table;
    }

    private static List<String> row(String name, Samples rates, List<Samples> compared) {
        Stream<String> ratios = compared.stream().map(other -> "%.2f".formatted(rates.median() / other.median()));
        return Stream.concat(
                        Stream.of(name, whole(rates.median()), whole(rates.least()) + " – " + whole(rates.most())),
                        ratios)
                .toList();
    }

    private static String whole(double rate) {
        return String.format(Locale.ROOT, "%,.0f", rate);
    }

    private Samples run(Plan plan, Stores store, int lanes) {
        List<Double> rates = new ArrayList<>();
        try (Stores.Place place = store.place(plan);
                Storage storage = place.open();
                BenchWorker _ = new BenchWorker(storage, "noop", lanes, ignored -> {})) {
            for (int run = 0; run < plan.warmUps() + plan.runs(); run++) {
                double rate = rate(storage, plan.jobs());
                Bench.progress("%s, lanes: %d: %s jobs/s%s"
                        .formatted(store.title, lanes, whole(rate), run < plan.warmUps() ? " (warming up)" : ""));
                if (run >= plan.warmUps()) {
                    rates.add(rate);
                }
            }
        }
        return Samples.of(rates);
    }

    private double rate(Storage storage, int jobs) {
        CountDownLatch left = new CountDownLatch(jobs);
        try (Bus.Subscription _ =
                storage.bus().subscribe(Topics.WORKER_NOTIFICATION, each -> countSuccess(each.content(), left))) {
            Instant due = store(storage, jobs);
            BenchWorker.await(left);
            return jobs / (Duration.between(due, Instant.now()).toNanos() / 1e9);
        }
    }

    private static void countSuccess(BsonValue message, CountDownLatch left) {
        if (message.asDocument().getString("type").getValue().equals("success")) {
            left.countDown();
        }
    }

    /** Stores the jobs, with time to spare before they are due; answers when that is. */
    private Instant store(Storage storage, int jobs) {
        Instant begin = Instant.now();
        Instant due = begin.plus(lead);
        JobDraft draft = new JobDraft("noop", BsonNull.VALUE, 0, due, new BsonDocument());
        for (int left = jobs; left > 0; left -= STORED_AT_ONCE) {
            storage.jobs().add(Collections.nCopies(Math.min(left, STORED_AT_ONCE), draft));
        }
        storage.bus().publish(List.of(new Bus.Message(Topics.JOB_SCHEDULED, new BsonString("noop"))));
        Duration took = Duration.between(begin, Instant.now());
        if (took.compareTo(lead) > 0) {
            throw new IllegalStateException("Storing " + jobs + " jobs took " + took + "; is the machine busy?");
        }
        lead = took.multipliedBy(3).plusSeconds(1);
        return due;
    }
}
