package io.qworker.store.mongo;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import io.qworker.store.Pause;
import java.util.HashSet;
import java.util.Set;
import org.bson.BsonDocument;
import org.bson.BsonString;

/** What is paused, a document each: {@code {_id: "TASK mail", kind, id}}. */
final class Pauses {

    private static final String KIND = "kind";
    private static final String PAUSED_ID = "id";

    private final MongoCollection<BsonDocument> pauses;

    Pauses(MongoCollection<BsonDocument> pauses) {
        this.pauses = pauses;
    }

    boolean add(Pause pause) {
        return Insert.ifAbsent(
                pauses,
                new BsonDocument(Fields.ID, new BsonString(key(pause)))
                        .append(KIND, new BsonString(pause.kind().name()))
                        .append(PAUSED_ID, new BsonString(pause.id())));
    }

    boolean remove(Pause pause) {
        return pauses.deleteOne(eq(key(pause))).getDeletedCount() > 0;
    }

    Set<Pause> all() {
        return pauses.find().map(Pauses::read).into(new HashSet<>());
    }

    private static Pause read(BsonDocument pause) {
        return new Pause(
                Pause.Kind.valueOf(pause.getString(KIND).getValue()),
                pause.getString(PAUSED_ID).getValue());
    }

    private static String key(Pause pause) {
        return pause.kind() + " " + pause.id();
    }
}
