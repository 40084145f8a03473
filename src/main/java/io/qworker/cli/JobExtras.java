package io.qworker.cli;

import io.qworker.job.After;
import io.qworker.job.Backoff;
import io.qworker.job.PlainJson;
import io.qworker.job.Timeout;
import java.util.List;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonNull;
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

    @Option(
            names = "--after",
            paramLabel = "<id>",
            description = "Run it only after this job has ended; may be given several times.")
    private List<String> after = List.of();

    @Option(
            names = "--after-failure",
            paramLabel = "<what>",
            description = "What it means when a job of --after fails for good or is cancelled:"
                    + " fail (the job fails, too), cancel (it is removed) or run (default: fail).")
    private String afterFailure;

    /** The fields that are to be added to the job's document. */
    BsonDocument read() {
        BsonDocument extra = new BsonDocument();
        if (backoff != null) {
            extra.append(Backoff.FIELD, backoff());
        }
        if (timeout != null) {
            extra.append(Timeout.FIELD, timeout());
        }
        extra.putAll(after());
        return extra;
    }

    private BsonDocument after() {
        if (afterFailure != null && after.isEmpty()) {
            throw CommandFailure.usage("--after-failure needs --after <id>: after which job is it to run?");
        }
        try {
            BsonArray ids = new BsonArray(after.stream().map(BsonString::new).toList());
            return After.read(ids, afterFailure == null ? BsonNull.VALUE : new BsonString(afterFailure))
                    .fields();
        } catch (IllegalArgumentException e) {
            throw CommandFailure.usage("--after: " + e.getMessage());
        }
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
