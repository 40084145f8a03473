package io.qworker.store.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bson.BsonDocument;
import org.bson.conversions.Bson;

/**
 * How many jobs of a task run at once: each that is taken bears one of the task's slots, {@code slot: "mail#2"}, which a
 * unique index lets be there once. It is written with the lock and goes with it, so it needs no other care than the lock.
 */
final class Slots {

    private final MongoCollection<BsonDocument> jobs;

    Slots(MongoCollection<BsonDocument> jobs) {
        this.jobs = jobs;
    }

    /** The slots that may be taken; of a limit that was lowered, none while more jobs run than may. */
    List<String> free(String name, int limit) {
        Bson ofTask = and(eq(Fields.NAME, name), gte(Fields.SLOT, name + "#"), lt(Fields.SLOT, name + "$"));
        Set<String> taken = taken(ofTask, false);
        if (taken.size() >= limit) {
            // A peer that writes whole documents may have brought back the slot of a job that is held no more.
            jobs.updateMany(and(ofTask, eq(Fields.LEASE, null)), unset(Fields.SLOT));
            taken = taken(ofTask, true);
        }
        Set<String> busy = new HashSet<>(taken);
        List<String> free = IntStream.range(0, limit)
                .mapToObj(number -> name + "#" + number)
                .filter(slot -> !busy.contains(slot))
                .limit(Math.max(0, limit - busy.size()))
                .collect(Collectors.toCollection(ArrayList::new));
        // Others who look at the same time had better not begin with the same one.
        Collections.shuffle(free);
        return free;
    }

    private Set<String> taken(Bson ofTask, boolean held) {
        return jobs.find(held ? and(ofTask, Fields.leased()) : ofTask)
                .projection(include(Fields.SLOT))
                .map(job -> job.getString(Fields.SLOT).getValue())
                .into(new HashSet<>());
    }

    /** Takes a job with the first of these slots that nobody else took meanwhile, which is removed with those before it. */
    boolean take(Bson job, Bson take, List<String> free) {
        while (!free.isEmpty()) {
            String slot = free.removeLast();
            try {
                boolean taken = jobs.updateOne(job, combine(take, set(Fields.SLOT, slot)))
                                .getModifiedCount()
                        > 0;
                if (!taken) {
                    free.add(slot);
                }
                return taken;
            } catch (MongoWriteException refused) {
                if (refused.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                    throw refused;
                }
            }
        }
        return false;
    }
}
