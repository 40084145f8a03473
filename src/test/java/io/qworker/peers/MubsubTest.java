package io.qworker.peers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.qworker.bus.Bus;
import io.qworker.bus.Topics;
import io.qworker.store.Storage;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonNull;
import org.bson.BsonObjectId;
import org.bson.BsonString;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A Node process with mubsub and our bus on one channel. Source: protocol.md §1. */
class MubsubTest {

    /** Of the year 2106: whoever filters by {@code _id > latest} hears nobody with an ordinary id after it. */
    private static final ObjectId AHEAD = new ObjectId("fffffff00000000000000000");

    private PeersServer server;

    @BeforeEach
    void serve() {
        NodePackages.folder();
        server = new PeersServer();
        server.assumeServes("mubsub");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void node_hears_every_event_in_the_life_of_our_worker_in_order(@TempDir Path folder) {
        try (NodeProgram node = NodeProgram.start("mubsub_peer.js", server.uri())) {
            liveALife(folder);
            awaitAllHeard(node);
            List<String> events = events(node);
            assertEquals(
                    List.of(
                            Topics.WORKER_CONNECTED,
                            Topics.WORKER_NOTIFICATION,
                            Topics.DEFINE_TASKS,
                            Topics.WORKER_INITIALIZE),
                    events.stream().filter(event -> !event.isEmpty()).limit(4).toList());
            assertTrue(
                    events.containsAll(List.of(Topics.WORKER_START, Topics.WORKER_STOP, Topics.WORKER_DISCONNECTED)));
        }
    }

    @Test
    void node_that_began_after_an_id_that_is_ahead_hears_our_worker_all_the_same(@TempDir Path folder) {
        try (Storage storage = Storage.mongo(server.uri(), "Job", "mubsub", problem -> {})) {
            storage.bus().publish(List.of(new Bus.Message("hello", BsonNull.VALUE)));
        }
        server.channel()
                .insertOne(new BsonDocument("_id", new BsonObjectId(AHEAD)).append("event", new BsonString("ahead")));
        try (NodeProgram node = NodeProgram.start("mubsub_peer.js", server.uri())) {
            liveALife(folder);
            awaitAllHeard(node);
        }
    }

    private void liveALife(Path folder) {
        try (OurWorker ours = OurWorker.alone(server.uri(), folder, "bee", "work")) {
            List<BsonDocument> data = IntStream.range(0, 20)
                    .mapToObj(n -> new BsonDocument("n", new BsonInt32(n)))
                    .toList();
            List<ObjectId> jobs = ours.schedule("work", data, Instant.now());
            Conditions.await("the jobs are done", () -> ours.runs().ended(jobs).size() == data.size());
            ours.worker().stop(Optional.empty());
            ours.worker().ended().join();
        }
    }

    /** What lies in the channel, in the order in which it was stored, is what Node has heard since it began. */
    private void awaitAllHeard(NodeProgram node) {
        List<String> stored = server.channel()
                .find()
                .map(document -> document.getObjectId("_id").getValue().toHexString())
                .into(new ArrayList<>());
        Conditions.await("Node has heard the last", () -> ids(node).contains(stored.getLast()));
        List<String> heard = ids(node);
        assertEquals(stored.subList(stored.indexOf(heard.getFirst()), stored.size()), heard);
        assertEquals(events(node).getFirst(), Topics.WORKER_CONNECTED, "the beginning was lost");
        assertEquals(List.of(), node.told("trouble"));
    }

    private static List<String> ids(NodeProgram node) {
        return node.told("heard").stream()
                .map(fact -> fact.getString("id").getValue())
                .toList();
    }

    private static List<String> events(NodeProgram node) {
        return node.told("heard").stream()
                .map(fact -> fact.getString("heard").getValue())
                .toList();
    }

    @Test
    void we_hear_all_that_node_says_in_order_though_our_own_ids_are_greater() {
        List<BsonDocument> heard = new CopyOnWriteArrayList<>();
        try (Storage storage = Storage.mongo(server.uri(), "Job", "mubsub", problem -> {})) {
            storage.bus().publish(List.of(new Bus.Message("hello", BsonNull.VALUE)));
            server.channel().insertOne(new BsonDocument("_id", new BsonObjectId(AHEAD)));
            storage.bus()
                    .subscribe("hello", message -> heard.add(message.content().asDocument()));
            storage.bus().publish(List.of(new Bus.Message("ours", BsonNull.VALUE)));
            List<BsonDocument> said = IntStream.range(0, 200)
                    .mapToObj(n -> new BsonDocument("n", new BsonInt32(n)))
                    .toList();
            try (NodeProgram node = NodeProgram.start("mubsub_peer.js", server.uri())) {
                node.ask("publish", new BsonString("hello"), new BsonArray(said));
            }
            Conditions.await("we have heard the last", () -> heard.contains(said.getLast()));
            assertEquals(said, heard);
        }
    }
}
