package io.qworker.store.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;
import static com.mongodb.client.model.Sorts.orderBy;

import com.mongodb.client.MongoCollection;
import io.qworker.job.Claim;
import io.qworker.job.ClusterLimits;
import io.qworker.job.Job;
import io.qworker.job.RateLimit;
import io.qworker.store.Demand;
import io.qworker.store.Lease;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.conversions.Bson;
import org.bson.types.ObjectId;

/** Finds and takes jobs that are due: ids by one index, one conditional update, then a look at what was taken. */
final class DueJobs {

    /** How often to look again when others took everything that was found. */
    private static final int ATTEMPTS = 5;

    private static final Bson ORDER = orderBy(descending(Fields.PRIORITY), ascending(Fields.NEXT_RUN_AT));
    private static final Comparator<Job> SAME_ORDER = Comparator.comparing(Job::priority, Comparator.reverseOrder())
            .thenComparing(job -> job.nextRunAt().orElse(Instant.MAX));

    private final MongoCollection<BsonDocument> jobs;
    private final Leases leases;
    private final Finishing finishing;
    private final Rates rates;
    private final Limited limited;

    /** Leases whose last attempt to take jobs has not come to its end. */
    private final Map<String, Attempt> cutOff = new ConcurrentHashMap<>();

    private record Attempt(List<Job> chosen, BsonDateTime stamp) {
        List<Claim> claims(Lease lease) {
            return chosen.stream()
                    .map(job -> new Claim(job.with(new BsonDocument(Fields.LOCKED_AT, stamp)), lease.id()))
                    .toList();
        }
    }

    DueJobs(MongoCollection<BsonDocument> jobs, Leases leases, Finishing finishing, Rates rates) {
        this.jobs = jobs;
        this.leases = leases;
        this.finishing = finishing;
        this.rates = rates;
        this.limited = new Limited(jobs, rates);
    }

    /** Takes jobs; none when the lease has ended. */
    List<Claim> claim(Lease lease, Demand demand) {
        settle(lease);
        for (int attempt = 0; attempt < ATTEMPTS && leases.lives(lease); attempt++) {
            Limited.Allowance allowance = limited.allowance(demand);
            List<Job> chosen = choose(allowance, demand);
            if (chosen.isEmpty()) {
                return List.of();
            }
            List<Claim> taken = take(lease, chosen, demand, allowance);
            if (!taken.isEmpty()) {
                return taken;
            }
        }
        return List.of();
    }

    /** When the first free job of these names may be taken. */
    Optional<Instant> next(Collection<String> names, Map<String, ClusterLimits> limits) {
        return limited.next(names, limits);
    }

    private List<Claim> take(Lease lease, List<Job> chosen, Demand demand, Limited.Allowance allowance) {
        BsonDateTime stamp = leases.stamp();
        cutOff.put(lease.id(), new Attempt(chosen, stamp));
        List<Job> counted = chosen.stream()
                .filter(job -> demand.limits(job.name())
                        .rate()
                        .map(limit -> rates.take(lease.id(), job, limit))
                        .orElse(true))
                .toList();
        List<Claim> claims = take(lease, counted, new Marking(stillFree(demand), stamp, allowance.slots()));
        Set<ObjectId> left = ids(counted);
        claims.forEach(claim -> left.remove(claim.job().id()));
        rates.giveBack(lease.id(), left);
        cutOff.remove(lease.id());
        return claims;
    }

    private static Bson stillFree(Demand demand) {
        return Fields.freeAndDue(demand.room().keySet(), Fields.date(demand.dueBy()));
    }

    private static Set<ObjectId> ids(List<Job> chosen) {
        return chosen.stream().map(Job::id).collect(Collectors.toCollection(HashSet::new));
    }

    /** How jobs are marked as taken. @param slots those that are left, by name; of names that need none there is no list */
    private record Marking(Bson stillFree, BsonDateTime stamp, Map<String, List<String>> slots) {}

    /** What was taken without anybody learning of it, since the server went away in between, is handed back. */
    private void settle(Lease lease) {
        Attempt attempt = cutOff.get(lease.id());
        if (attempt != null) {
            finishing.release(attempt.claims(lease));
            cutOff.remove(lease.id());
        }
    }

    private List<Claim> take(Lease lease, List<Job> chosen, Marking marking) {
        if (mark(chosen, lease, marking) == 0) {
            return List.of();
        }
        Bson ours =
                and(Fields.ids(ids(chosen)), eq(Fields.LEASE_ID, lease.id()), eq(Fields.LOCKED_AT, marking.stamp()));
        Map<ObjectId, BsonDocument> taken = jobs.find(ours).into(new ArrayList<>()).stream()
                .collect(Collectors.toMap(job -> job.getObjectId(Fields.ID).getValue(), job -> job));
        List<Claim> claims = chosen.stream()
                .filter(job -> taken.containsKey(job.id()))
                .map(job -> new Claim(asItWasDue(taken.get(job.id()), job), lease.id()))
                .toList();
        if (!leases.lives(lease)) {
            finishing.release(claims);
            return List.of();
        }
        return claims;
    }

    /** Answers how many were still free. */
    private int mark(List<Job> chosen, Lease lease, Marking marking) {
        Map<BsonValue, List<ObjectId>> byNext = new HashMap<>();
        int marked = 0;
        for (Job job : chosen) {
            BsonValue next = Fields.timeWhileTaken(job, marking.stamp());
            List<String> slots = marking.slots().get(job.name());
            if (slots == null) {
                byNext.computeIfAbsent(next, _ -> new ArrayList<>()).add(job.id());
            } else if (limited.slots()
                    .take(
                            and(marking.stillFree(), eq(Fields.ID, job.id())),
                            Fields.take(lease, marking.stamp(), next),
                            slots)) {
                marked++;
            }
        }
        for (Map.Entry<BsonValue, List<ObjectId>> same : byNext.entrySet()) {
            Bson update = Fields.take(lease, marking.stamp(), same.getKey());
            marked += Math.toIntExact(jobs.updateMany(and(marking.stillFree(), Fields.ids(same.getValue())), update)
                    .getModifiedCount());
        }
        return marked;
    }

    private static Job asItWasDue(BsonDocument taken, Job chosen) {
        return new Job(taken)
                .with(new BsonDocument(Fields.NEXT_RUN_AT, chosen.document().get(Fields.NEXT_RUN_AT)));
    }

    /**
     * The first jobs in order for which there is room. One search suffices unless a name runs out of room before the page
     * is full; then the others are searched again.
     */
    private List<Job> choose(Limited.Allowance allowance, Demand demand) {
        Map<String, Integer> left = new HashMap<>(allowance.room());
        List<String> fields = fields(demand);
        Map<ObjectId, Job> chosen = new LinkedHashMap<>();
        int most = demand.most();
        boolean more = true;
        while (more && chosen.size() < most && !left.isEmpty()) {
            Bson due = Fields.freeAndDue(left.keySet(), Fields.date(demand.dueBy()));
            List<Job> page = page(allowance.where(due), most, fields);
            page.stream()
                    .filter(job -> !chosen.containsKey(job.id()) && chosen.size() < most)
                    .filter(job -> left.computeIfPresent(job.name(), (_, free) -> free - 1) != null)
                    .filter(job -> left.get(job.name()) >= 0)
                    .forEach(job -> chosen.put(job.id(), job));
            more = page.size() == most && left.values().removeIf(free -> free <= 0);
        }
        return chosen.values().stream().sorted(SAME_ORDER).toList();
    }

    /** What has to be known of a job to choose it. */
    private static List<String> fields(Demand demand) {
        List<String> fields = new ArrayList<>(Fields.CHOSEN_BY);
        demand.limits().values().stream()
                .flatMap(limits -> limits.rate().stream())
                .filter(RateLimit::hasKey)
                .forEach(rate -> fields.add(rate.key()));
        return fields;
    }

    private List<Job> page(Bson due, int most, List<String> fields) {
        return jobs.find(due)
                .sort(ORDER)
                .limit(most)
                .projection(include(fields))
                .map(Job::new)
                .into(new ArrayList<>());
    }
}
