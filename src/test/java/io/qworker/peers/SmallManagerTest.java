package io.qworker.peers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.qworker.bus.Topics;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Our worker under a manager on Node that knows the original's protocol only. Source: protocol.md §2, §3. */
class SmallManagerTest {

    private static final BsonDocument UNTIL_CANCELLED = new BsonDocument("untilCancelled", BsonBoolean.TRUE);

    private PeersServer server;
    private NodeProgram manager;
    private OurWorker ours;

    @BeforeEach
    void start(@TempDir Path folder) {
        NodePackages.folder();
        server = new PeersServer();
        server.assumeServes("mubsub");
        manager = NodeProgram.start("small_manager.js", server.uri());
        ours = OurWorker.managed(server.uri(), OurWorker.config(server.uri(), folder, "bee", false, "work"));
    }

    @AfterEach
    void stop() {
        if (ours != null) {
            ours.close();
            manager.close();
        }
        server.close();
    }

    @Test
    void a_worker_lives_its_life_under_it() throws InterruptedException, ExecutionException, TimeoutException {
        awaitHeard(Topics.WORKER_START, 1);
        awaitHeard(Topics.WORKER_PING, 1);
        awaitRun(schedule(new BsonDocument()));

        ObjectId stuck = schedule(UNTIL_CANCELLED);
        Conditions.await("it runs", () -> ours.runs().isRunning(stuck));
        manager.ask("cancel", new BsonString(stuck.toHexString()));
        awaitRun(stuck);
        assertEquals(
                "cancelled", ours.read(stuck).document().getString("failReason").getValue());

        manager.ask("offline");
        Conditions.await("it pauses", () -> ours.runs().isPaused());
        ObjectId waiting = schedule(new BsonDocument());
        awaitHeard(Topics.WORKER_PING, heard(Topics.WORKER_PING) + 3);
        assertFalse(
                ours.runs().isRunning(waiting) || ours.read(waiting).lockedAt().isPresent(), "it runs though paused");
        manager.ask("online");
        awaitRun(waiting);
        awaitHeard(Topics.DEFINE_TASKS, 2);

        manager.ask("admit", ours.worker().identity().document());
        awaitHeard(Topics.WORKER_BEFORE_RESTART, 1);
        awaitHeard(Topics.WORKER_RESTART, 1);
        awaitRun(schedule(new BsonDocument()));

        BsonValue pid = new BsonInt32(Math.toIntExact(ours.worker().identity().pid()));
        manager.ask("terminate", pid, new BsonString("no longer needed"));
        assertEquals(Optional.of("no longer needed"), ours.worker().ended().get(60, TimeUnit.SECONDS));
        awaitHeard(Topics.WORKER_TERMINATE, 1);
        assertTrue(heard(Topics.WORKER_STOP) == 1 && heard(Topics.WORKER_DISCONNECTED) == 1);
    }

    @Test
    void what_a_task_schedules_is_scheduled_by_it() {
        awaitHeard(Topics.WORKER_START, 1);
        BsonDocument then = new BsonDocument("then", new BsonDocument("n", new BsonInt32(7)));
        awaitRun(schedule(then));
        Conditions.await("the next is done", () -> ours.runs().ended().size() == 2);
        BsonDocument next = ours.read(ours.runs().ended().getLast().job()).document();
        assertEquals(then.get("then"), next.get("data"));
    }

    private ObjectId schedule(BsonDocument data) {
        return new ObjectId(
                manager.ask("schedule", new BsonString("work"), data).asString().getValue());
    }

    private void awaitRun(ObjectId job) {
        Conditions.await("it has run", () -> ours.runs().ended(List.of(job)).size() == 1);
    }

    private int heard(String event) {
        return (int) manager.told("heard").stream()
                .filter(fact -> fact.getString("heard").getValue().equals(event))
                .count();
    }

    private void awaitHeard(String event, int times) {
        Conditions.await("the manager hears " + event, () -> heard(event) >= times);
    }
}
