package io.qworker.store.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.nor;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import io.qworker.filter.Filter;
import io.qworker.job.Job;
import io.qworker.job.UniqueJob;
import io.qworker.job.UniqueKey;
import io.qworker.job.Upserted;
import io.qworker.store.StoreException;
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.conversions.Bson;

/**
 * Jobs of which there is to be one. First the job that is there is written over: the one with the key, or any that the
 * query means, which gets the key. When there is none, one is inserted with its key, which a unique index lets succeed once;
 * who comes second begins again. A job that has the key although the query does not mean it any more loses it.
 */
final class UniqueJobs {

    /** Each attempt but the last meets somebody who changed the same job in the meantime. */
    private static final int ATTEMPTS = 20;

    private static final FindOneAndUpdateOptions OLDEST =
            new FindOneAndUpdateOptions().sort(ascending(Fields.ID)).returnDocument(ReturnDocument.AFTER);

    private final MongoCollection<BsonDocument> jobs;

    UniqueJobs(MongoCollection<BsonDocument> jobs) {
        this.jobs = jobs;
    }

    Upserted upsert(UniqueJob wanted) {
        Filter.refuseCode(wanted.query());
        Bson keyed = eq(UniqueKey.FIELD, wanted.key().text());
        Bson meant = and(wanted.query(), eq(Fields.NAME, wanted.name()));
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            try {
                return write(and(keyed, meant), wanted)
                        .or(() -> write(meant, wanted))
                        .orElseGet(() -> insert(wanted));
            } catch (MongoException refused) {
                if (ErrorCategory.fromErrorCode(refused.getCode()) != ErrorCategory.DUPLICATE_KEY) {
                    throw refused;
                }
                jobs.updateOne(and(keyed, nor(meant)), unset(UniqueKey.FIELD));
            }
        }
        throw new StoreException("the unique job of “" + wanted.name() + "” could not be stored: others changed it "
                + ATTEMPTS + " times in the meantime");
    }

    private Optional<Upserted> write(Bson filter, UniqueJob wanted) {
        BsonDocument set = Finishing.withoutLock(wanted.set());
        set.put(UniqueKey.FIELD, wanted.key().value());
        return Optional.ofNullable(jobs.findOneAndUpdate(filter, new BsonDocument("$set", set), OLDEST))
                .map(document -> new Upserted(new Job(document), false));
    }

    private Upserted insert(UniqueJob wanted) {
        Job job = wanted.toJob();
        jobs.insertOne(job.document());
        return new Upserted(job, true);
    }
}
