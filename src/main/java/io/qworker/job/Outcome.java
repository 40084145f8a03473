package io.qworker.job;

import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/** What a run of a job came to. */
public sealed interface Outcome {

    /** The job's data after the run; observers and processors may have changed it. */
    BsonValue data();

    /** @param result what the processor answered; {@code BsonNull} for nothing */
    record Success(BsonValue result, BsonValue data) implements Outcome {}

    /**
     * @param reason the error's message
     * @param error its own fields, the stack aside. Source: protocol.md §2.4
     * @param stack where it was thrown; empty when it was no Error but some other thrown or passed value
     */
    record Failure(String reason, BsonDocument error, Optional<String> stack, BsonValue data) implements Outcome {}
}
