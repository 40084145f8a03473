package io.qworker.peers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.qworker.bus.Bus;
import io.qworker.bus.Topics;
import io.qworker.job.JobDraft;
import io.qworker.manager.Manager;
import io.qworker.manager.ManagerListener;
import io.qworker.manager.ManagerSettings;
import io.qworker.queue.KnownWorker;
import io.qworker.schedule.Dialect;
import io.qworker.store.Storage;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Workers that behave as the original does under our manager, alone and beside ours. Source: protocol.md §2, §3. */
class OriginalWorkerTest {

    private static final BsonDocument UNTIL_CANCELLED = new BsonDocument("untilCancelled", BsonBoolean.TRUE);

    @TempDir
    private Path folder;

    private PeersServer server;
    private Storage storage;
    private Manager manager;
    private Path tasks;
    private volatile Duration ahead = Duration.ZERO;

    @BeforeEach
    void start() {
        NodePackages.folder();
        server = new PeersServer();
        server.assumeServes("0.7.9");
        storage = Storage.mongo(server.uri(), "Job", "mubsub", problem -> {});
        manager = manage();
        tasks = OurWorker.folderOf(folder, "work", "other");
    }

    private Manager manage() {
        ManagerSettings settings = new ManagerSettings(
                "ours",
                new ManagerSettings.Workplace(Optional.of(server.uri()), "Job", Duration.ofMillis(500)),
                Dialect.DEFAULT,
                new ManagerSettings.Rhythm(
                        Duration.ofSeconds(2), Duration.ofSeconds(4), Duration.ofMillis(200), Duration.ofSeconds(1)));
        return Manager.start(new Manager.Surroundings(
                settings, storage.jobs(), storage.bus(), () -> Instant.now().plus(ahead), new ManagerListener() {}));
    }

    @AfterEach
    void stop() {
        if (storage != null) {
            manager.close();
            storage.close();
        }
        server.close();
    }

    @Test
    void one_is_admitted_runs_jobs_and_is_started_again_when_the_manager_comes_back() {
        try (NodeProgram original = original("drone", "work")) {
            awaitState("drone", KnownWorker.State.ONLINE);
            awaitRuns(original, schedule("work", new BsonDocument()));

            ObjectId stuck = schedule("work", UNTIL_CANCELLED);
            original.await("it runs", fact -> isAbout(fact, "began", stuck));
            say(Topics.JOB_CANCEL, stuck);
            awaitRuns(original, stuck);

            manager.close();
            ObjectId waiting = schedule("work", new BsonDocument());
            manager = manage();
            original.await(
                    "it was started again",
                    fact -> fact.getBoolean("again", BsonBoolean.FALSE).getValue());
            awaitRuns(original, waiting);
            assertEquals(
                    1,
                    server.jobs().countDocuments(BsonDocument.parse("{failCount: {$gt: 0}}")),
                    "more than the cancelled one failed");
        }
    }

    @Test
    void one_with_a_task_that_nobody_knows_is_told_so_and_ends() {
        try (NodeProgram original = original("drone", "unheard-of")) {
            BsonDocument end = original.await("it has ended", fact -> fact.containsKey("terminated"));
            assertEquals("Unknown task: unheard-of", end.getString("terminated").getValue());
        }
    }

    @Test
    void what_a_killed_one_had_taken_is_done_by_ours() {
        Set<ObjectId> jobs = new HashSet<>();
        try (NodeProgram original = original("drone", "work")) {
            awaitState("drone", KnownWorker.State.ONLINE);
            ObjectId first = schedule("work", UNTIL_CANCELLED);
            jobs.add(first);
            IntStream.range(0, 30).forEach(n -> jobs.add(schedule("work", new BsonDocument("ms", new BsonInt32(500)))));
            original.await("it works", fact -> isAbout(fact, "began", first));
            original.kill();
            Conditions.await(
                    "some wait in its queue",
                    () -> server.jobs().countDocuments(BsonDocument.parse("{lockedAt: {$ne: null}, lastRunAt: null}"))
                            > 0);
        }
        awaitState("drone", KnownWorker.State.OFFLINE);
        ahead = Duration.ofSeconds(30);
        BsonDocument stuck = new BsonDocument("data", UNTIL_CANCELLED);
        server.jobs().updateOne(stuck, new BsonDocument("$set", new BsonDocument("data", new BsonDocument())));
        try (OurWorker ours = OurWorker.managed(
                server.uri(), OurWorker.config(server.uri(), folder, "bee", false, "work", "other"))) {
            Conditions.await(
                    "all is done",
                    () -> jobs.stream()
                            .allMatch(id ->
                                    ours.read(id).instant("lastFinishedAt").isPresent()));
            assertEquals(List.of(), ours.runs().troubles());
        }
    }

    @Test
    void one_that_starts_while_ours_work_does_not_make_their_jobs_run_twice() {
        try (OurWorker ours =
                OurWorker.managed(server.uri(), OurWorker.config(server.uri(), folder, "bee", false, "work"))) {
            awaitState("bee", KnownWorker.State.ONLINE);
            List<ObjectId> jobs = IntStream.range(0, 20)
                    .mapToObj(n -> schedule("work", new BsonDocument("ms", new BsonInt32(3000))))
                    .toList();
            Conditions.await("ours have begun", () -> jobs.stream().anyMatch(ours.runs()::isRunning));
            try (NodeProgram original = original("drone", "work")) {
                awaitState("drone", KnownWorker.State.ONLINE);
                Conditions.await(
                        "all is done",
                        () -> jobs.stream()
                                .allMatch(id ->
                                        ours.read(id).instant("lastFinishedAt").isPresent()));
                Set<ObjectId> byOurs =
                        ours.runs().ended().stream().map(JobRun::job).collect(Collectors.toSet());
                Set<ObjectId> byBoth = original.told("ran").stream()
                        .map(JobRun::of)
                        .map(JobRun::job)
                        .filter(byOurs::contains)
                        .collect(Collectors.toSet());
                assertEquals(Set.of(), byBoth);
                assertTrue(ours.runs().troubles().isEmpty(), ours.runs().troubles()::toString);
            }
        }
    }

    private NodeProgram original(String id, String task) {
        return NodeProgram.start("original_worker.js", server.uri(), id, tasks.toString(), task);
    }

    private void awaitState(String worker, KnownWorker.State state) {
        Conditions.await(
                worker + " is " + state,
                () -> manager.workers().stream()
                        .anyMatch(known ->
                                known.id().equals(worker) && known.life().state() == state));
    }

    private ObjectId schedule(String task, BsonDocument data) {
        JobDraft draft = new JobDraft(task, data, 0, Instant.now(), new BsonDocument());
        return storage.jobs().add(List.of(draft)).getFirst().id();
    }

    private void say(String event, ObjectId job) {
        storage.bus().publish(List.of(new Bus.Message(event, new BsonString(job.toHexString()))));
    }

    private static void awaitRuns(NodeProgram original, ObjectId job) {
        original.await("it has run", fact -> isAbout(fact, "ran", job));
    }

    private static boolean isAbout(BsonDocument fact, String field, ObjectId job) {
        return new BsonString(job.toHexString()).equals(fact.get(field));
    }
}
