package io.qworker.job;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonNull;
import org.bson.BsonObjectId;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.types.ObjectId;

/**
 * After which other jobs a job runs, and what it means for it when one of them fails for good or is cancelled. In the job's
 * document these are {@code after}, a list of ids as texts, and {@code afterFailure}; until all have ended, the job is
 * disabled, which every Agenda heeds. A job that is there no more has succeeded: those that fail stay.
 */
public record After(List<ObjectId> jobs, OnFailure onFailure) {

    public static final String FIELD = "after";
    public static final String FAILURE_FIELD = "afterFailure";

    private static final int MOST = 1000;

    /** What the failure of one of the jobs before means. */
    public enum OnFailure {
        /** The job fails, too; the default. */
        FAIL,
        /** The job is removed. */
        CANCEL,
        /** The job runs nevertheless. */
        RUN;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Reads one id or a list of ids, and {@code run}, {@code fail} or {@code cancel}. Null counts as not given.
     *
     * @throws IllegalArgumentException if they are something else
     */
    public static After read(BsonValue after, BsonValue failure) {
        Set<ObjectId> ids = new LinkedHashSet<>();
        for (BsonValue id : after instanceof BsonArray list ? list : List.of(after)) {
            if (!id.isNull()) {
                ids.add(id(id));
            }
        }
        if (ids.size() > MOST) {
            throw new IllegalArgumentException("a job runs after " + MOST + " others at most, not " + ids.size());
        }
        return new After(List.copyOf(ids), onFailure(failure));
    }

    private static ObjectId id(BsonValue value) {
        if (value instanceof BsonObjectId id) {
            return id.getValue();
        }
        if (value instanceof BsonString text && ObjectId.isValid(text.getValue())) {
            return new ObjectId(text.getValue());
        }
        throw new IllegalArgumentException("%s is no job's id, which has 24 digits from 0 to f"
                .formatted(value instanceof BsonString text ? "“" + text.getValue() + "”" : PlainJson.write(value)));
    }

    private static OnFailure onFailure(BsonValue failure) {
        if (failure.isNull()) {
            return OnFailure.FAIL;
        }
        for (OnFailure each : OnFailure.values()) {
            if (failure instanceof BsonString text && text.getValue().equals(each.word())) {
                return each;
            }
        }
        throw new IllegalArgumentException(
                "what the failure of a job before means is run, fail or cancel, not " + PlainJson.write(failure));
    }

    /** What a stored job waits for. */
    public static After of(Job job) {
        return read(job.document().get(FIELD, BsonNull.VALUE), job.document().get(FAILURE_FIELD, BsonNull.VALUE));
    }

    /** Whether a job has yet to wait for others. */
    public static boolean waits(Job job) {
        return job.disabled() && job.document().isArray(FIELD);
    }

    /** The fields of a job that is to be stored; none when it is to run after no other. */
    public BsonDocument fields() {
        if (jobs.isEmpty()) {
            return new BsonDocument();
        }
        List<BsonString> ids = new ArrayList<>();
        jobs.forEach(id -> ids.add(new BsonString(id.toHexString())));
        return new BsonDocument(FIELD, new BsonArray(ids)).append(FAILURE_FIELD, new BsonString(onFailure.word()));
    }
}
