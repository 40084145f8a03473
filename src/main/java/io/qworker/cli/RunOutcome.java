package io.qworker.cli;

import java.util.Optional;
import org.bson.BsonValue;

/** What a job that was run at the command line came to. */
public sealed interface RunOutcome {

    /** @param result what the processor answered; empty for undefined */
    record Completed(Optional<BsonValue> result) implements RunOutcome {}

    /**
     * @param reason the error's message
     * @param stack the error's JavaScript stack
     */
    record Failed(String reason, Optional<String> stack) implements RunOutcome {}
}
