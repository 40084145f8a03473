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
import java.util.Objects;
import java.util.stream.Collectors;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.conversions.Bson;
import org.bson.types.ObjectId;

/** Finds and takes jobs that are due: ids by one index, one conditional update, then a look at what was taken. */
final class DueJobs {

    /** How often to look again when others took everything that was found. */
    private static final int ATTEMPTS = 5;

    private static final Bson ORDER = orderBy(ascending(Fields.NEXT_RUN_AT), descending(Fields.PRIORITY));
    private static final Comparator<Job> SAME_ORDER = Comparator.comparing(
                    (Job job) -> job.nextRunAt().orElse(Instant.MAX))
            .thenComparing(Job::priority, Comparator.reverseOrder());

    private final MongoCollection<BsonDocument> jobs;
    private final Leases leases;

    DueJobs(MongoCollection<BsonDocument> jobs, Leases leases) {
        this.jobs = jobs;
        this.leases = leases;
    }

    /** Takes jobs; none when the lease has ended. */
    List<Claim> claim(Lease lease, Map<String, Integer> room, int most, BsonDateTime dueBy) {
        for (int attempt = 0; attempt < ATTEMPTS && leases.lives(lease); attempt++) {
            List<ObjectId> chosen = choose(room, most, dueBy);
            if (chosen.isEmpty()) {
                return List.of();
            }
            List<Claim> taken = take(lease, chosen, and(Fields.freeAndDue(room.keySet(), dueBy), Fields.ids(chosen)));
            if (!taken.isEmpty()) {
                return taken;
            }
        }
        return List.of();
    }

    private List<Claim> take(Lease lease, List<ObjectId> chosen, Bson stillFree) {
        BsonDateTime stamp = leases.stamp();
        if (jobs.updateMany(stillFree, Fields.hold(lease, stamp)).getModifiedCount() == 0) {
            return List.of();
        }
        Bson ours = and(Fields.ids(chosen), eq(Fields.LEASE_ID, lease.id()), eq(Fields.LOCKED_AT, stamp));
        if (!leases.lives(lease)) {
            jobs.updateMany(ours, Fields.letGo());
            return List.of();
        }
        Map<ObjectId, Claim> taken = jobs.find(ours).into(new ArrayList<>()).stream()
                .map(document -> new Claim(new Job(document), lease.id()))
                .collect(Collectors.toMap(claim -> claim.job().id(), claim -> claim));
        return chosen.stream().map(taken::get).filter(Objects::nonNull).toList();
    }

    /**
     * The first jobs in order for which there is room. One search suffices unless a name runs out of room before the page
     * is full; then the others are searched again.
     */
    private List<ObjectId> choose(Map<String, Integer> room, int most, BsonDateTime dueBy) {
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
        return chosen.values().stream().sorted(SAME_ORDER).map(Job::id).toList();
    }

    private List<Job> page(Collection<String> names, int most, BsonDateTime dueBy) {
        return jobs.find(Fields.freeAndDue(names, dueBy))
                .sort(ORDER)
                .limit(most)
                .projection(include(Fields.NAME, Fields.NEXT_RUN_AT, Fields.PRIORITY))
                .map(Job::new)
                .into(new ArrayList<>());
    }
}
