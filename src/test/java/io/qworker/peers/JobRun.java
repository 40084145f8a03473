package io.qworker.peers;

import java.time.Instant;
import org.bson.BsonDocument;
import org.bson.types.ObjectId;

/** One run of a job, by whomever, on this machine's clock. */
record JobRun(ObjectId job, Instant startedAt, Instant endedAt) {

    static JobRun of(BsonDocument fact) {
        return new JobRun(
                new ObjectId(fact.getString("ran").getValue()), instant(fact, "startedAt"), instant(fact, "endedAt"));
    }

    private static Instant instant(BsonDocument fact, String field) {
        return Instant.ofEpochMilli(fact.getNumber(field).longValue());
    }

    boolean overlaps(JobRun other) {
        return startedAt.isBefore(other.endedAt) && other.startedAt.isBefore(endedAt);
    }
}
