package io.qworker.bus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.CreateCollectionOptions;
import io.qworker.bus.Bus.Received;
import io.qworker.store.StoreException;
import io.qworker.store.mongo.MongoServer;
import java.util.ArrayList;
import java.util.List;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonObjectId;
import org.bson.BsonString;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;

/** Sharing the channel with mubsub on Node. Source: protocol.md §1. */
abstract class MubsubContract extends MongoBusFixture {

    @Test
    void a_message_lies_in_the_channel_as_mubsub_writes_it() {
        bus().subscribe("hello", new Heard<>());
        bus().publish(List.of(new Bus.Message("hello", new BsonString("you"))));
        List<BsonDocument> documents = collection().find().into(new ArrayList<>());
        assertEquals(List.of("_id", "dummy"), List.copyOf(documents.get(0).keySet()));
        assertEquals(
                List.of("_id", "event", "message"), List.copyOf(documents.get(1).keySet()));
        assertTrue(documents.stream().allMatch(document -> document.isObjectId("_id")));
        BsonDocument description =
                server().database().listCollections(BsonDocument.class).first();
        assertEquals(BsonBoolean.TRUE, description.getDocument("options").get("capped"));
        assertEquals(
                5 * 1024 * 1024,
                description.getDocument("options").getNumber("size").intValue());
    }

    @Test
    void an_id_smaller_than_the_latest_is_no_reason_to_miss_a_message() {
        Heard<Received> heard = new Heard<>();
        bus().subscribe("hello", heard);
        List<String> ids = List.of("7fffffff0000000000000000", "000000010000000000000000", "000000010000000000000001");
        for (int i = 0; i < ids.size(); i++) {
            collection().insertOne(document(new ObjectId(ids.get(i)), "hello", i));
        }
        assertEquals(List.of(0, 1, 2), BusContract.numbers(heard.await(3)));
    }

    @Test
    void our_ids_are_greater_than_any_seen_so_that_node_hears_us() {
        ObjectId ahead = new ObjectId("7ffffffffffffffffffffffe");
        server().database().createCollection("mubsub", capped(4096));
        collection().insertOne(document(ahead, "hello", 1));
        bus().publish(List.of(BusContract.message("hello", 2), BusContract.message("hello", 3)));
        List<ObjectId> ids = collection()
                .find()
                .map(each -> each.getObjectId("_id").getValue())
                .into(new ArrayList<>());
        assertEquals(ids.stream().sorted().toList(), ids);
        assertEquals(3, ids.size());
    }

    @Test
    void documents_without_an_event_are_passed_over() {
        Heard<Received> heard = new Heard<>();
        bus().subscribeAll(heard);
        collection().insertOne(new BsonDocument("dummy", BsonBoolean.TRUE));
        collection().insertOne(new BsonDocument("event", new BsonString("")));
        collection()
                .insertOne(
                        new BsonDocument("_id", new BsonInt32(1)).append("event", new BsonString("not an ObjectId")));
        collection().insertOne(new BsonDocument("event", new BsonInt32(1)));
        collection().insertOne(new BsonDocument("event", new BsonString("bare")));
        assertEquals("bare", heard.await(1).getFirst().event());
        assertTrue(heard.soFar().getFirst().content().isNull());
    }

    @Test
    void a_channel_that_is_not_capped_is_told_what_to_do_about() {
        server().database().createCollection("mubsub");
        StoreException failure = assertThrows(StoreException.class, () -> bus().subscribe("hello", new Heard<>()));
        String expected = "The collection mubsub in " + server().describe()
                + " is not capped, so nobody can listen to it. It holds messages only: drop it, or run"
                + " db.runCommand({convertToCapped: \"mubsub\", size: 5242880}) in mongosh.";
        assertEquals(expected, failure.getMessage());
        assertThrows(StoreException.class, () -> bus().publish(List.of(BusContract.message("hello", 1))));
    }

    @Test
    void a_dropped_channel_is_made_again_and_heard_again() {
        Heard<Received> heard = new Heard<>();
        bus().subscribe("hello", heard);
        other().publish(List.of(BusContract.message("hello", 0)));
        heard.await(1);
        collection().drop();
        problems().await(1);
        assertTrue(problems()
                .soFar()
                .getFirst()
                .getMessage()
                .startsWith("The bus lost its place; it listens again in 1 s."));
        awaitCapped();
        other().publish(List.of(BusContract.message("hello", 1)));
        assertEquals(List.of(0, 1), BusContract.numbers(heard.await(2)));
    }

    @Test
    void a_message_that_a_new_primary_does_not_know_is_no_reason_to_hear_older_ones_again() {
        other().publish(List.of(BusContract.message("hello", 0)));
        Heard<Received> heard = new Heard<>();
        bus().subscribe("hello", heard);
        other().publish(List.of(BusContract.message("hello", 1), BusContract.message("hello", 2)));
        heard.await(2);
        List<BsonDocument> documents = collection().find().into(new ArrayList<>());
        collection().drop();
        server().database().createCollection("mubsub", capped(4096));
        documents.removeLast();
        documents.add(document(new ObjectId(), "hello", 3));
        collection().insertMany(documents);
        assertEquals(List.of(1, 2, 3), BusContract.numbers(heard.await(3)));
    }

    @Test
    void a_ring_that_ran_over_is_heard_from_where_it_still_goes() {
        server().database().createCollection("mubsub", capped(4096).maxDocuments(5));
        Heard<Received> heard = new Heard<>();
        bus().subscribe("hello", heard);
        for (int number = 0; number < 300; number++) {
            other().publish(List.of(BusContract.message("hello", number)));
        }
        List<Integer> numbers = BusContract.numbers(
                heard.awaitThat(list -> BusContract.numbers(list).contains(299)));
        assertEquals(numbers.stream().sorted().distinct().toList(), numbers);
    }

    private static CreateCollectionOptions capped(long size) {
        return new CreateCollectionOptions().capped(true).sizeInBytes(size);
    }

    private static BsonDocument document(ObjectId id, String event, int number) {
        return new BsonDocument("_id", new BsonObjectId(id))
                .append("event", new BsonString(event))
                .append("message", new BsonInt32(number));
    }

    private void awaitCapped() {
        MongoServer server = server();
        MongoDatabase database = server.database();
        MongoCollection<BsonDocument> collection = collection();
        Heard<String> names = new Heard<>();
        Thread.startVirtualThread(() -> {
            while (!database.listCollectionNames().into(new ArrayList<>()).contains("mubsub")
                    || collection.find().first() == null) {
                Thread.onSpinWait();
            }
            names.accept("there");
        });
        names.await(1);
    }
}
