package io.qworker.cli;

import io.qworker.job.Backoff;
import io.qworker.job.PlainJson;
import io.qworker.job.Timeout;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.BsonValue;
import picocli.CommandLine.Option;

/** What a job may decide in its task's place. */
final class JobExtras {

    @Option(
            names = "--backoff",
            paramLabel = "<name|json>",
            description = "How the job is retried when it fails: standard, aggressive, relaxed, constant, linear,"
                    + " exponential, or JSON such as '{\"delay\": \"5 seconds\", \"maxRetries\": 3}'.")
    private String backoff;

    @Option(
            names = "--timeout",
            paramLabel = "<interval>",
            description = "How long a run may take before it is stopped, such as '30 seconds'.")
    private String timeout;

    /** The fields that are to be added to the job's document. */
    BsonDocument read() {
        BsonDocument extra = new BsonDocument();
        if (backoff != null) {
            extra.append(Backoff.FIELD, backoff());
        }
        if (timeout != null) {
            extra.append(Timeout.FIELD, timeout());
        }
        return extra;
    }

    private BsonValue timeout() {
        try {
            BsonValue value = new BsonString(timeout);
            Timeout.read(value);
            return value;
        } catch (IllegalArgumentException e) {
            throw CommandFailure.usage("--" + e.getMessage());
        }
    }

    private BsonValue backoff() {
        try {
            BsonValue value = backoff.strip().startsWith("{") ? PlainJson.parse(backoff) : new BsonString(backoff);
            Backoff.read(value);
            return value;
        } catch (PlainJson.MalformedJson e) {
            throw CommandFailure.usage("--backoff is no JSON: " + e.getMessage());
        } catch (IllegalArgumentException e) {
            throw CommandFailure.usage("--backoff: " + e.getMessage());
        }
    }
}
