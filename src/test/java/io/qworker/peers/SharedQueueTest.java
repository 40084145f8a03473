package io.qworker.peers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.qworker.job.Job;
import io.qworker.job.JobState;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** One collection of jobs for our worker and an Agenda of each generation. */
class SharedQueueTest {

    static final List<String> VERSIONS = AgendaPeer.VERSIONS;

    private static final int MOST_ROUNDS = 30;
    private static final int JOBS = 300;
    private static final Set<JobState> COMPLETED = Set.of(JobState.COMPLETED);

    @TempDir
    private static Path folder;

    private static PeersServer server;
    private static OurWorker ours;

    @BeforeAll
    static void start() {
        NodePackages.folder();
        server = new PeersServer();
        ours = OurWorker.alone(server.uri(), folder, "bee", "for-us", "shared");
    }

    @AfterAll
    static void stop() {
        if (ours != null) {
            ours.close();
            server.close();
        }
    }

    @ParameterizedTest
    @FieldSource("VERSIONS")
    void what_node_enqueues_we_run_and_what_we_enqueue_node_runs(String version) {
        server.assumeServes(version);
        try (AgendaPeer node = AgendaPeer.start(version, server.uri(), "node")) {
            node.define("for-node").run();
            List<ObjectId> forUs = List.of(
                    node.now("for-us", data(1)),
                    node.schedule(300, "for-us", data(2)),
                    node.schedule("in 1 second", "for-us", data(3)));
            List<ObjectId> forNode = ours.schedule("for-node", List.of(data(1), data(2)), Instant.now());

            awaitAll(forUs);
            awaitAll(forNode);
            Conditions.await(
                    "we have run ours", () -> jobsOf(ours.runs().ended(forUs)).equals(forUs));
            Conditions.await(
                    "Node has run its own",
                    () -> Set.copyOf(jobsOf(node.runs())).equals(Set.copyOf(forNode)));
            for (ObjectId id : forUs) {
                BsonDocument job = ours.read(id).document();
                assertEquals("bee", job.getString("lastModifiedBy").getValue());
                assertTrue(job.getDateTime("lastRunAt").compareTo(job.getDateTime("lastFinishedAt")) <= 0);
            }
        }
    }

    @ParameterizedTest
    @FieldSource("VERSIONS")
    void both_run_the_same_task_at_the_same_time_and_none_is_lost_or_run_by_both(String version) {
        server.assumeServes(version);
        try (AgendaPeer node = AgendaPeer.start(version, server.uri(), "node")) {
            node.define("shared").run();
            Set<ObjectId> nodes = new HashSet<>();
            Set<ObjectId> all = new HashSet<>();
            // On a busy machine one side may be so late that the other has done a whole round.
            for (int round = 0; round < 3 || round < MOST_ROUNDS && oneHasRunNothing(node, all); round++) {
                List<BsonDocument> data = IntStream.range(0, JOBS / 6)
                        .mapToObj(SharedQueueTest::data)
                        .toList();
                List<ObjectId> ofNode = node.now("shared", data);
                nodes.addAll(ofNode);
                all.addAll(ofNode);
                all.addAll(ours.schedule("shared", data, Instant.now()));
            }

            awaitAll(all);
            assertFalse(oneHasRunNothing(node, all), "one side ran nothing");
            Map<ObjectId, List<JobRun>> runs = Stream.concat(ours.runs().ended(all).stream(), node.runs().stream())
                    .collect(Collectors.groupingBy(JobRun::job));
            assertEquals(all, runs.keySet());
            runs.values().removeIf(each -> each.size() == 1);
            assertEquals(
                    List.of(),
                    runs.values().stream().filter(SharedQueueTest::overlap).toList());
            if (version.equals("0.7.9")) {
                // It takes what it has just stored without looking whether that was run and kept in between.
                runs.keySet().removeAll(nodes);
            }
            assertEquals(Map.of(), runs);
        }
    }

    private static boolean oneHasRunNothing(AgendaPeer node, Set<ObjectId> jobs) {
        return ours.runs().ended(jobs).isEmpty() || node.runs().isEmpty();
    }

    private static boolean overlap(List<JobRun> runs) {
        return runs.stream().anyMatch(one -> runs.stream().anyMatch(other -> one != other && one.overlaps(other)));
    }

    private static void awaitAll(Collection<ObjectId> ids) {
        Conditions.await(
                "%d jobs are completed".formatted(ids.size()),
                () -> ids.stream().map(ours::read).allMatch(SharedQueueTest::isCompleted));
    }

    private static boolean isCompleted(Job job) {
        return COMPLETED.contains(JobState.of(job, Instant.now()))
                && job.instant("lastFinishedAt").isPresent();
    }

    private static List<ObjectId> jobsOf(List<JobRun> runs) {
        return runs.stream().map(JobRun::job).toList();
    }

    private static BsonDocument data(int number) {
        return new BsonDocument("n", new BsonInt32(number)).append("ms", new BsonInt32(10));
    }
}
