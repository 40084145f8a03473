package io.qworker.job;

import java.time.Instant;
import org.bson.BsonDocument;
import org.bson.BsonObjectId;
import org.bson.BsonString;
import org.bson.types.ObjectId;

/**
 * A job of which there is to be one: the job of this name that matches a query. Source: protocol.md §4.7 (save).
 *
 * @param query what it is known by beside its name, in MongoDB's words
 * @param set written to the job that is there, or to a new one
 * @param setOnInsert written to a new one only
 */
public record UniqueJob(String name, BsonDocument query, BsonDocument set, BsonDocument setOnInsert) {

    private static final String NEXT_RUN_AT = "nextRunAt";

    /**
     * The one recurring job of its name, as {@code every} makes it. A job that is there keeps its time when the one given
     * is not after {@code now}.
     */
    public static UniqueJob single(String name, BsonDocument fields, Instant now) {
        BsonDocument set = copy(fields).append("type", new BsonString("single"));
        BsonDocument setOnInsert = new BsonDocument();
        boolean due =
                set.isDateTime(NEXT_RUN_AT) && set.getDateTime(NEXT_RUN_AT).getValue() <= now.toEpochMilli();
        if (due) {
            setOnInsert.put(NEXT_RUN_AT, set.remove(NEXT_RUN_AT));
        }
        return new UniqueJob(name, new BsonDocument("type", new BsonString("single")), set, setOnInsert);
    }

    /** The job that matches what {@code job.unique(query)} was given; its fields are written over the one that is there. */
    public static UniqueJob matching(String name, BsonDocument query, BsonDocument fields) {
        return new UniqueJob(name, query, fields, new BsonDocument());
    }

    /** The same with {@code insertOnly}: a job that is there stays as it is. */
    public static UniqueJob unlessThere(String name, BsonDocument query, BsonDocument fields) {
        return new UniqueJob(name, query, new BsonDocument(), fields);
    }

    public UniqueKey key() {
        return UniqueKey.of(name, query);
    }

    /**
     * The job as it is stored when there is none. What the query says a field equals, the job has, as MongoDB's upsert
     * makes it, unless its own fields say otherwise.
     */
    public Job toJob() {
        BsonDocument document = new BsonDocument("_id", new BsonObjectId(new ObjectId()));
        UniqueKey key = key();
        key.equalities().forEach((path, value) -> {
            if (!path.contains(".") && !path.equals("_id")) {
                document.put(path, value);
            }
        });
        document.putAll(setOnInsert);
        document.putAll(set);
        document.put("name", new BsonString(name));
        document.put(UniqueKey.FIELD, key.value());
        return new Job(document);
    }

    private static BsonDocument copy(BsonDocument fields) {
        BsonDocument copy = new BsonDocument();
        copy.putAll(fields);
        return copy;
    }
}
