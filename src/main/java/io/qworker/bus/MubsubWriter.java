package io.qworker.bus;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoSocketException;
import com.mongodb.client.MongoCollection;
import io.qworker.bus.Bus.Message;
import io.qworker.bus.Bus.Received;
import io.qworker.store.StoreException;
import io.qworker.store.mongo.MongoServer;
import java.util.List;
import org.bson.BsonDocument;
import org.bson.BsonObjectId;
import org.bson.BsonString;

/** Writes messages into the channel, one after the other and each once. Source: protocol.md §1.4. */
final class MubsubWriter {

    private final MongoServer server;
    private final MongoCollection<BsonDocument> collection;
    private final AscendingIds ids;

    MubsubWriter(MongoServer server, MongoCollection<BsonDocument> collection, AscendingIds ids) {
        this.server = server;
        this.collection = collection;
        this.ids = ids;
    }

    /** A lost connection is no failure while there is another: the server may have been restarted since we last wrote. */
    void write(List<Message> messages) {
        List<Message> left = messages;
        while (!left.isEmpty()) {
            List<BsonDocument> documents = documents(left);
            try {
                left = left.subList(insert(documents), left.size());
            } catch (StoreException failure) {
                if (!(failure.getCause() instanceof MongoSocketException)) {
                    throw failure;
                }
                insertTheRest(documents);
                return;
            }
        }
    }

    private List<BsonDocument> documents(List<Message> messages) {
        return ids.named(messages).stream().map(MubsubWriter::document).toList();
    }

    private static BsonDocument document(Received message) {
        return new BsonDocument("_id", new BsonObjectId(message.id()))
                .append("event", new BsonString(message.event()))
                .append("message", message.content());
    }

    /** After an attempt whose answer was lost: ids that are taken by now were taken by it. */
    private void insertTheRest(List<BsonDocument> documents) {
        List<BsonDocument> left = documents;
        while (!left.isEmpty()) {
            int stored = insert(left);
            left = left.subList(Math.min(stored + 1, left.size()), left.size());
        }
    }

    /** Answers how many were stored: not all when the id of the next one was taken. */
    private int insert(List<BsonDocument> documents) {
        try {
            server.asking(() -> collection.insertMany(documents));
            return documents.size();
        } catch (StoreException e) {
            if (e.getCause() instanceof MongoBulkWriteException refused && isDuplicate(refused)) {
                return refused.getWriteErrors().getFirst().getIndex();
            }
            throw e;
        }
    }

    private static boolean isDuplicate(MongoBulkWriteException refused) {
        return !refused.getWriteErrors().isEmpty()
                && refused.getWriteErrors().getFirst().getCategory() == ErrorCategory.DUPLICATE_KEY;
    }
}
