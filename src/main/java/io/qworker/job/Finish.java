package io.qworker.job;

import org.bson.BsonDocument;

/** How a claimed job ends in the store: removed, or changed by these fields and unlocked. */
public sealed interface Finish {

    Claim claim();

    /** The job's document is deleted. */
    record Remove(Claim claim) implements Finish {}

    /** {@code set} is written (top-level fields, like {@code $set}) and the job is unlocked. */
    record Update(Claim claim, BsonDocument set) implements Finish {}
}
