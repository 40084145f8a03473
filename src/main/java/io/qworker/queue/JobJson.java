package io.qworker.queue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.qworker.job.Job;
import io.qworker.job.JobState;
import io.qworker.job.PlainJson;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonObjectId;
import org.bson.types.ObjectId;

/** Jobs as JSON: the whole document, and the state it amounts to. */
public final class JobJson {

    private static final List<String> DATES =
            List.of("nextRunAt", "lockedAt", "lastRunAt", "lastFinishedAt", "failedAt", "startDate", "endDate");

    private JobJson() {}

    public static ObjectNode write(Job job, Instant now) {
        ObjectNode json = (ObjectNode) PlainJson.toNode(job.document());
        return json.put("state", word(JobState.of(job, now)));
    }

    /** The job that {@link #write} wrote. Throws {@link IllegalArgumentException} if it is none. */
    public static Job read(JsonNode json) {
        BsonDocument document = PlainJson.toBson(json).asDocument();
        document.put("_id", new BsonObjectId(new ObjectId(json.path("_id").asText())));
        document.remove("state");
        for (String field : DATES) {
            if (document.isString(field)) {
                document.put(field, date(document.getString(field).getValue()));
            }
        }
        return new Job(document);
    }

    private static BsonDateTime date(String iso) {
        try {
            return new BsonDateTime(Instant.parse(iso).toEpochMilli());
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** A state as people and scripts write it. */
    public static String word(JobState state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
