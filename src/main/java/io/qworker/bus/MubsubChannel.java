package io.qworker.bus;

import com.mongodb.CursorType;
import com.mongodb.MongoCommandException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoCursor;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.CreateCollectionOptions;
import com.mongodb.client.model.Filters;
import io.qworker.bus.Bus.Message;
import io.qworker.bus.Bus.Received;
import io.qworker.store.StoreException;
import io.qworker.store.mongo.MongoServer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonNull;
import org.bson.BsonObjectId;
import org.bson.BsonValue;

/** The capped collection, in mubsub's format. Source: protocol.md §1.1, §1.2, §1.4. */
final class MubsubChannel {

    private static final long SIZE = 5 * 1024 * 1024;
    private static final int NAMESPACE_EXISTS = 48;
    private static final BsonDocument NEWEST_FIRST = new BsonDocument("$natural", new BsonInt32(-1));

    private final MongoServer server;
    private final MongoDatabase database;
    private final String name;
    private final MongoCollection<BsonDocument> collection;
    private final AscendingIds ids;
    private final MubsubWriter writer;
    private boolean ensured;

    MubsubChannel(MongoServer server, String name, InstantSource clock) {
        this.server = server;
        this.database = server.database();
        this.ids = new AscendingIds(clock);
        this.name = name;
        this.collection = database.getCollection(name, BsonDocument.class);
        this.writer = new MubsubWriter(server, collection, ids);
    }

    /** Stores the messages one after the other. One batch at a time, so that they lie in the order of the calls. */
    synchronized void insert(List<Message> messages) {
        if (!ensured) {
            ensure();
            newest();
            ensured = true;
        }
        writer.write(messages);
    }

    /** Creates the collection if it is missing. Nobody can tail one that is not capped: then it fails. */
    void ensure() {
        BsonDocument description = server.asking(() -> database.listCollections(BsonDocument.class)
                .filter(Filters.eq("name", name))
                .first());
        if (description == null) {
            server.asking(this::create);
        } else if (!capped(description)) {
            throw new StoreException("The collection " + name + " in " + server.describe()
                    + " is not capped, so nobody can listen to it. It holds messages only: drop it, or run"
                    + " db.runCommand({convertToCapped: \"" + name + "\", size: " + SIZE + "}) in mongosh.");
        }
    }

    private Void create() {
        try {
            database.createCollection(
                    name, new CreateCollectionOptions().capped(true).sizeInBytes(SIZE));
        } catch (MongoCommandException failure) {
            if (failure.getErrorCode() != NAMESPACE_EXISTS) {
                throw failure;
            }
        }
        return null;
    }

    private static boolean capped(BsonDocument description) {
        return description
                .getDocument("options", new BsonDocument())
                .getBoolean("capped", BsonBoolean.FALSE)
                .getValue();
    }

    /** The id of the document that was stored last. */
    Optional<BsonValue> newest() {
        BsonDocument newest = server.asking(
                () -> collection.find().sort(NEWEST_FIRST).limit(1).first());
        return Optional.ofNullable(newest).map(this::see);
    }

    /** The id of the newest document; a tail dies upon an empty collection, so there is one after this. */
    BsonValue newestOrDummy() {
        ensure();
        return newest().orElseGet(() -> {
            BsonValue id = new BsonObjectId(ids.next());
            BsonDocument dummy = new BsonDocument("_id", id).append("dummy", BsonBoolean.TRUE);
            server.asking(() -> collection.insertOne(dummy));
            return id;
        });
    }

    /**
     * Everything in the collection, oldest first, and whatever comes. There is no filter by id: ids of two publishers within
     * one second are not in the order in which the documents were stored.
     */
    MongoCursor<BsonDocument> tail() {
        return server.asking(() -> collection
                .find()
                .cursorType(CursorType.TailableAwait)
                .noCursorTimeout(true)
                .cursor());
    }

    /** What the document says; nothing if it is none of mubsub's messages, such as a dummy. */
    static Optional<Received> message(BsonDocument document) {
        return document.isObjectId("_id")
                        && document.isString("event")
                        && !document.getString("event").getValue().isEmpty()
                ? Optional.of(new Received(
                        document.getObjectId("_id").getValue(),
                        document.getString("event").getValue(),
                        document.get("message", BsonNull.VALUE)))
                : Optional.empty();
    }

    /** The messages not older than this. All are looked at: their ids need not be in order, and the ring is small. */
    List<Received> recent(Duration age) {
        List<BsonDocument> all = server.asking(() -> collection.find().into(new ArrayList<>()));
        return ids.notOlder(age, all.stream().flatMap(document -> message(document).stream()));
    }

    /** Takes note of a document's id, and answers it: ids of ours will be greater. */
    BsonValue see(BsonDocument document) {
        BsonValue id = document.get("_id");
        if (id.isObjectId()) {
            ids.saw(id.asObjectId().getValue());
        }
        return id;
    }
}
