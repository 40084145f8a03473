package io.qworker.store.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;
import static com.mongodb.client.model.Sorts.orderBy;

import com.mongodb.client.MongoCollection;
import io.qworker.job.Claim;
import io.qworker.job.Job;
import io.qworker.store.Lease;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

    /** Leases whose last attempt to take jobs has not come to its end. */
    private final Map<String, Attempt> cutOff = new ConcurrentHashMap<>();

    private record Attempt(List<Job> chosen, BsonDateTime stamp) {
        List<Claim> claims(Lease lease) {
            return chosen.stream()
                    .map(job -> new Claim(job.with(new BsonDocument(Fields.LOCKED_AT, stamp)), lease.id()))
                    .toList();
        }
    }

    DueJobs(MongoCollection<BsonDocument> jobs, Leases leases, Finishing finishing) {
        this.jobs = jobs;
        this.leases = leases;
        this.finishing = finishing;
    }

    /** Takes jobs; none when the lease has ended. */
    List<Claim> claim(Lease lease, Map<String, Integer> room, int most, BsonDateTime dueBy) {
        settle(lease);
        for (int attempt = 0; attempt < ATTEMPTS && leases.lives(lease); attempt++) {
            List<Job> chosen = choose(room, most, dueBy);
            if (chosen.isEmpty()) {
                return List.of();
            }
            List<Claim> taken = take(lease, chosen, Fields.freeAndDue(room.keySet(), dueBy));
            if (!taken.isEmpty()) {
                return taken;
            }
        }
        return List.of();
    }

    private List<Claim> take(Lease lease, List<Job> chosen, Bson stillFree) {
        BsonDateTime stamp = leases.stamp();
        cutOff.put(lease.id(), new Attempt(chosen, stamp));
        List<Claim> claims = take(lease, chosen, stillFree, stamp);
        cutOff.remove(lease.id());
        return claims;
    }

    /** What was taken without anybody learning of it, since the server went away in between, is handed back. */
    private void settle(Lease lease) {
        Attempt attempt = cutOff.get(lease.id());
        if (attempt != null) {
            finishing.release(attempt.claims(lease));
            cutOff.remove(lease.id());
        }
    }

    private List<Claim> take(Lease lease, List<Job> chosen, Bson stillFree, BsonDateTime stamp) {
        if (mark(chosen, stillFree, lease, stamp) == 0) {
            return List.of();
        }
        List<ObjectId> ids = chosen.stream().map(Job::id).toList();
        Bson ours = and(Fields.ids(ids), eq(Fields.LEASE_ID, lease.id()), eq(Fields.LOCKED_AT, stamp));
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
    private int mark(List<Job> chosen, Bson stillFree, Lease lease, BsonDateTime stamp) {
        Map<BsonValue, List<ObjectId>> byNext = chosen.stream()
                .collect(Collectors.groupingBy(
                        job -> Fields.timeWhileTaken(job, stamp), Collectors.mapping(Job::id, Collectors.toList())));
        int marked = 0;
        for (Map.Entry<BsonValue, List<ObjectId>> same : byNext.entrySet()) {
            Bson update = Fields.take(lease, stamp, same.getKey());
            marked += Math.toIntExact(jobs.updateMany(and(stillFree, Fields.ids(same.getValue())), update)
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
    private List<Job> choose(Map<String, Integer> room, int most, BsonDateTime dueBy) {
        Map<String, Integer> left = new HashMap<>(room);
        left.values().removeIf(free -> free <= 0);
        Map<ObjectId, Job> chosen = new LinkedHashMap<>();
        boolean more = true;
        while (more && chosen.size() < most && !left.isEmpty()) {
            List<Job> page = page(left.keySet(), most, dueBy);
            page.stream()
                    .filter(job -> !chosen.containsKey(job.id()) && chosen.size() < most)
                    .filter(job -> left.computeIfPresent(job.name(), (_, free) -> free - 1) != null)
                    .filter(job -> left.get(job.name()) >= 0)
                    .forEach(job -> chosen.put(job.id(), job));
            more = page.size() == most && left.values().removeIf(free -> free <= 0);
        }
        return chosen.values().stream().sorted(SAME_ORDER).toList();
    }

    private List<Job> page(Collection<String> names, int most, BsonDateTime dueBy) {
        return jobs.find(Fields.freeAndDue(names, dueBy))
                .sort(ORDER)
                .limit(most)
                .projection(include(Fields.CHOSEN_BY))
                .map(Job::new)
                .into(new ArrayList<>());
    }
}
