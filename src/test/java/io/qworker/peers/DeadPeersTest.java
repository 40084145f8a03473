package io.qworker.peers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.qworker.config.Config;
import io.qworker.job.Claim;
import io.qworker.job.JobDraft;
import io.qworker.store.JobStore;
import io.qworker.store.Lease;
import io.qworker.store.Storage;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who does the jobs of a process that is dead. Source: protocol.md §4.5. */
class DeadPeersTest {

    private static final int LIFETIME = 3000;

    @TempDir
    private Path folder;

    private PeersServer server;

    @BeforeEach
    void serve() {
        NodePackages.folder();
        server = new PeersServer();
        server.assumeServes("0.7.9");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void what_killed_agendas_were_running_we_run_when_their_locks_expire() {
        List<AgendaPeer> nodes = new ArrayList<>();
        List<ObjectId> jobs = new ArrayList<>();
        try {
            for (String version : AgendaPeer.VERSIONS) {
                AgendaPeer node = AgendaPeer.start(version, server.uri(), "node-" + version);
                nodes.add(node);
                node.define("work").run();
                ObjectId job = node.now("work", new BsonDocument("ms", new BsonInt32(600_000)));
                node.program().await("it runs", fact -> fact.containsKey("began"));
                node.program().kill();
                jobs.add(job);
            }
            server.jobs().updateMany(new BsonDocument(), BsonDocument.parse("{$set: {data: {ms: 1}}}"));
            try (OurWorker ours = OurWorker.managed(server.uri(), impatient())) {
                Conditions.await("all are done", () -> ours.runs().ended(jobs).size() == jobs.size());
                assertEquals(List.of(), ours.runs().troubles());
            }
        } finally {
            nodes.forEach(AgendaPeer::close);
        }
    }

    private Config impatient() {
        Config usual = OurWorker.config(server.uri(), folder, "bee", true, "work");
        Config.Work work = usual.work();
        Config.TaskDefaults defaults = new Config.TaskDefaults(5, 0, Duration.ofMillis(LIFETIME), 0);
        return new Config(
                usual.identity(),
                usual.tasks(),
                usual.storage(),
                new Config.Work(work.processEvery(), work.lanes(), work.limits(), defaults, work.ending()),
                usual.reports());
    }

    @Test
    void what_our_dead_worker_held_agendas_from_1_on_take_when_the_lock_expires_and_ours_at_once() {
        List<String> later = List.of("4.4.0", "5.0.0", "6.2.6");
        List<ObjectId> jobs = new ArrayList<>();
        try (Storage dead = Storage.mongo(server.uri(), "Job", "mubsub", problem -> {})) {
            // As a worker leaves it that is killed: claimed under a lease that nobody renews.
            Lease lease = dead.jobs().openLease("dead", Duration.ofSeconds(1), new BsonDocument());
            for (String version : later) {
                jobs.add(claim(dead.jobs(), lease, version));
            }
            ObjectId forOurs = claim(dead.jobs(), lease, "work");
            BsonDocument impatient = new BsonDocument("defaultLockLifetime", new BsonInt32(LIFETIME));
            for (int i = 0; i < later.size(); i++) {
                try (AgendaPeer node = AgendaPeer.start(later.get(i), server.uri(), "node", impatient)) {
                    node.define(later.get(i)).run();
                    ObjectId job = jobs.get(i);
                    Conditions.await(
                            "Node has run it",
                            () -> node.runs().stream().anyMatch(run -> run.job().equals(job)));
                }
            }
            try (OurWorker ours = OurWorker.alone(server.uri(), folder, "bee", "work")) {
                Conditions.await(
                        "ours has run it",
                        () -> ours.runs().ended(List.of(forOurs)).size() == 1);
            }
        }
    }

    private static ObjectId claim(JobStore store, Lease lease, String task) {
        ObjectId job = store.add(List.of(new JobDraft(task, new BsonDocument(), 0, Instant.now(), new BsonDocument())))
                .getFirst()
                .id();
        List<Claim> claims = store.claimDue(lease, Map.of(task, 1), 1, Instant.now());
        assertEquals(
                List.of(job), claims.stream().map(claim -> claim.job().id()).toList());
        return job;
    }
}
