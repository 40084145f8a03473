package io.qworker.job;

import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.BsonString;
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
     * @param retry what the task's code says of another attempt
     */
    record Failure(String reason, BsonDocument error, Optional<String> stack, BsonValue data, Retry retry)
            implements Outcome {

        /** A failure of which no code of the task's said anything: its JavaScript is no more. */
        public static Failure ofLane(String reason, BsonValue data, Retry retry) {
            return new Failure(
                    reason, new BsonDocument("message", new BsonString(reason)), Optional.empty(), data, retry);
        }
    }
}
