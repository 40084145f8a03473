package io.qworker.store.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.nor;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Sorts.ascending;

import com.mongodb.client.MongoCollection;
import io.qworker.job.ClusterLimits;
import io.qworker.job.Job;
import io.qworker.job.RateLimit;
import io.qworker.store.Demand;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.conversions.Bson;

/** What cluster limits let be taken now, and when they let more be taken. */
final class Limited {

    private static final Comparator<Instant> EARLIEST = Comparator.naturalOrder();

    private final MongoCollection<BsonDocument> jobs;
    private final Slots slots;
    private final Rates rates;

    /**
     * What may be taken as far as one look tells; others may be faster.
     *
     * @param room how many of each name
     * @param slots the free slots of names with a limited concurrency
     * @param passedOver jobs of keys that have to wait
     */
    record Allowance(Map<String, Integer> room, Map<String, List<String>> slots, List<Bson> passedOver) {

        Bson where(Bson filter) {
            return passedOver.isEmpty() ? filter : and(filter, nor(passedOver));
        }
    }

    /** A key whose limit is reached. @param freeAt until when */
    private record Blocked(BsonValue key, Instant freeAt) {}

    Limited(MongoCollection<BsonDocument> jobs, Rates rates) {
        this.jobs = jobs;
        this.slots = new Slots(jobs);
        this.rates = rates;
    }

    Slots slots() {
        return slots;
    }

    Allowance allowance(Demand demand) {
        Allowance allowance = new Allowance(new HashMap<>(demand.room()), new HashMap<>(), new ArrayList<>());
        demand.limits().forEach((name, limits) -> {
            if (demand.room().getOrDefault(name, 0) > 0) {
                restrict(allowance, name, limits);
            }
        });
        allowance.room().values().removeIf(room -> room <= 0);
        return allowance;
    }

    private void restrict(Allowance allowance, String name, ClusterLimits limits) {
        if (limits.concurrency() > 0) {
            List<String> free = slots.free(name, limits.concurrency());
            allowance.slots().put(name, free);
            allowance.room().merge(name, free.size(), Math::min);
        }
        limits.rate().ifPresent(rate -> {
            if (rate.hasKey()) {
                List<BsonValue> keys =
                        blocked(name, rate).stream().map(Blocked::key).toList();
                if (!keys.isEmpty()) {
                    allowance.passedOver().add(ofKeys(name, rate, keys));
                }
            } else {
                allowance
                        .room()
                        .merge(name, rate.max() - rates.spent(name, rate).size(), Math::min);
            }
        });
    }

    private static Bson ofKeys(String name, RateLimit rate, List<BsonValue> keys) {
        return and(eq(Fields.NAME, name), in(rate.key(), keys));
    }

    private List<Blocked> blocked(String name, RateLimit rate) {
        Map<String, List<Rates.Spent>> byBucket = new LinkedHashMap<>();
        rates.spent(name, rate)
                .forEach(spent -> byBucket.computeIfAbsent(spent.bucket(), _ -> new ArrayList<>())
                        .add(spent));
        return byBucket.values().stream()
                .filter(spent -> spent.size() >= rate.max())
                .map(spent -> new Blocked(spent.getFirst().key(), freeAt(spent, rate)))
                .toList();
    }

    private static Instant freeAt(List<Rates.Spent> spent, RateLimit rate) {
        return spent.get(spent.size() - rate.max()).freeAt();
    }

    /** When the first free job of these names may be taken. */
    Optional<Instant> next(Collection<String> names, Map<String, ClusterLimits> limits) {
        List<Optional<Instant>> all = new ArrayList<>();
        List<String> free =
                names.stream().filter(name -> !limits.containsKey(name)).toList();
        if (!free.isEmpty()) {
            all.add(earliest(Fields.free(free)));
        }
        names.stream().filter(limits::containsKey).forEach(name -> all.add(nextOf(name, limits.get(name))));
        return earliestOf(all);
    }

    private Optional<Instant> nextOf(String name, ClusterLimits limits) {
        if (limits.concurrency() > 0 && slots.free(name, limits.concurrency()).isEmpty()) {
            return Optional.empty();
        }
        Bson free = Fields.free(List.of(name));
        if (limits.rate().isEmpty()) {
            return earliest(free);
        }
        RateLimit rate = limits.rate().get();
        if (!rate.hasKey()) {
            List<Rates.Spent> spent = rates.spent(name, rate);
            return spent.size() < rate.max() ? earliest(free) : noEarlier(earliest(free), freeAt(spent, rate));
        }
        List<Blocked> blocked = blocked(name, rate);
        if (blocked.isEmpty()) {
            return earliest(free);
        }
        Bson waiting = ofKeys(name, rate, blocked.stream().map(Blocked::key).toList());
        Instant firstFree = blocked.stream().map(Blocked::freeAt).min(EARLIEST).orElseThrow();
        return earliestOf(
                List.of(earliest(and(free, nor(waiting))), noEarlier(earliest(and(free, waiting)), firstFree)));
    }

    private static Optional<Instant> noEarlier(Optional<Instant> due, Instant bound) {
        return due.map(at -> at.isBefore(bound) ? bound : at);
    }

    private static Optional<Instant> earliestOf(List<Optional<Instant>> instants) {
        return instants.stream().flatMap(Optional::stream).min(EARLIEST);
    }

    private Optional<Instant> earliest(Bson free) {
        return Optional.ofNullable(jobs.find(and(free, Fields.timed()))
                        .sort(ascending(Fields.NEXT_RUN_AT))
                        .projection(include(Fields.NEXT_RUN_AT))
                        .first())
                .flatMap(document -> new Job(document).nextRunAt());
    }
}
