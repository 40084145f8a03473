package io.qworker.store.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Projections.include;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.UpdateOneModel;
import io.qworker.job.Claim;
import io.qworker.job.Finish;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bson.BsonDocument;
import org.bson.BsonNull;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.conversions.Bson;
import org.bson.types.ObjectId;

/** Ends claims in bulk. Only when fewer jobs were met than expected does it look which claims were lost. */
final class Finishing {

    private static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);
    /** A worker that takes the job right after us changes these. */
    private static final Set<String> CHANGED_BY_A_CLAIM = Set.of(Fields.LOCKED_AT, Fields.LAST_MODIFIED_BY);

    private final MongoCollection<BsonDocument> jobs;
    private final Leases leases;
    private final Rates rates;

    Finishing(MongoCollection<BsonDocument> jobs, Leases leases, Rates rates) {
        this.rates = rates;
        this.jobs = jobs;
        this.leases = leases;
    }

    List<Claim> finish(List<Finish> finishes) {
        rates.began(finishes.stream().map(Finish::claim).toList(), leases.now());
        List<Finish.Remove> removes = new ArrayList<>();
        List<Finish.Update> updates = new ArrayList<>();
        for (Finish finish : finishes) {
            switch (finish) {
                case Finish.Remove remove -> removes.add(remove);
                case Finish.Update update -> updates.add(update);
            }
        }
        List<Claim> lost = new ArrayList<>(remove(removes));
        lost.addAll(update(updates));
        forget(lost);
        return lost;
    }

    private List<Claim> remove(List<Finish.Remove> removes) {
        List<Claim> lost = new ArrayList<>();
        byLease(removes.stream().map(Finish.Remove::claim).toList()).forEach((leaseId, claims) -> {
            if (jobs.deleteMany(held(leaseId, claims)).getDeletedCount() < claims.size()) {
                Map<ObjectId, BsonDocument> left = read(claims, include(Fields.ID));
                claims.stream()
                        .filter(claim -> left.containsKey(claim.job().id()))
                        .forEach(lost::add);
            }
        });
        return lost;
    }

    private List<Claim> update(List<Finish.Update> updates) {
        if (updates.isEmpty()) {
            return List.of();
        }
        List<UpdateOneModel<BsonDocument>> writes =
                updates.stream().map(this::write).toList();
        if (jobs.bulkWrite(writes, UNORDERED).getMatchedCount() == updates.size()) {
            return List.of();
        }
        Map<ObjectId, BsonDocument> now =
                read(updates.stream().map(Finish.Update::claim).toList(), new BsonDocument());
        return updates.stream()
                .filter(update -> !written(update, now.get(update.claim().job().id())))
                .map(Finish.Update::claim)
                .toList();
    }

    private UpdateOneModel<BsonDocument> write(Finish.Update update) {
        Claim claim = update.claim();
        BsonDocument change = new BsonDocument(
                        "$set", withoutLock(update.set()).append(Fields.LOCKED_AT, BsonNull.VALUE))
                .append(
                        "$unset",
                        new BsonDocument(Fields.LEASE, new BsonString("")).append(Fields.SLOT, new BsonString("")));
        return new UpdateOneModel<>(held(claim.leaseId(), List.of(claim)), change);
    }

    /** Whether the job says what we wrote. */
    private static boolean written(Finish.Update update, BsonDocument job) {
        if (job == null || Fields.isHeldBy(update.claim().leaseId(), job)) {
            return false;
        }
        Map<String, BsonValue> expected = new HashMap<>(withoutLock(update.set()));
        expected.keySet().removeAll(CHANGED_BY_A_CLAIM);
        return job.entrySet().containsAll(expected.entrySet());
    }

    /** Frees jobs that did not run; each is due when it was before. */
    Void release(List<Claim> claims) {
        List<UpdateOneModel<BsonDocument>> writes = claims.stream()
                .map(claim -> new UpdateOneModel<BsonDocument>(
                        held(claim.leaseId(), List.of(claim)), Fields.giveBack(claim.job())))
                .toList();
        if (!writes.isEmpty()) {
            jobs.bulkWrite(writes, UNORDERED);
        }
        byLease(claims).forEach((leaseId, ofLease) -> rates.giveBack(leaseId, ids(ofLease)));
        return null;
    }

    /** A peer holds these jobs now: our mark must not keep other workers from them once they are free. */
    private void forget(List<Claim> lost) {
        byLease(lost).forEach((leaseId, claims) -> {
            Bson marked = and(eq(Fields.LEASE_ID, leaseId), in(Fields.LEASE_LOCKED_AT, stamps(leaseId, claims)));
            jobs.updateMany(and(Fields.ids(ids(claims)), marked), Fields.forget());
        });
    }

    /** The jobs of these claims as far as the lease still holds them. */
    private Bson held(String leaseId, List<Claim> claims) {
        return and(Fields.ids(ids(claims)), Fields.held(leaseId, stamps(leaseId, claims)));
    }

    /** What the lease may have written to the locks of these jobs. */
    private Set<BsonValue> stamps(String leaseId, List<Claim> claims) {
        Set<BsonValue> stamps = new HashSet<>(leases.stamps(leaseId));
        claims.stream().map(Fields::stamp).forEach(stamps::add);
        return stamps;
    }

    private Map<ObjectId, BsonDocument> read(List<Claim> claims, Bson projection) {
        return jobs.find(Fields.ids(ids(claims))).projection(projection).into(new ArrayList<>()).stream()
                .collect(Collectors.toMap(job -> job.getObjectId(Fields.ID).getValue(), Function.identity()));
    }

    private static Map<String, List<Claim>> byLease(List<Claim> claims) {
        return claims.stream().collect(Collectors.groupingBy(Claim::leaseId));
    }

    private static List<ObjectId> ids(List<Claim> claims) {
        return claims.stream().map(claim -> claim.job().id()).toList();
    }

    /** The fields that a caller may write: locks are the store's own affair. */
    static BsonDocument withoutLock(BsonDocument set) {
        BsonDocument allowed = new BsonDocument();
        allowed.putAll(set);
        allowed.remove(Fields.ID);
        allowed.remove(Fields.LOCKED_AT);
        allowed.remove(Fields.LEASE);
        allowed.remove(Fields.SLOT);
        return allowed;
    }
}
