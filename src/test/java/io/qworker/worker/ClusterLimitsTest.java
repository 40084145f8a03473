package io.qworker.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.qworker.QworkerProcess;
import io.qworker.job.JobDraft;
import io.qworker.mongo.TestMongo;
import io.qworker.store.JobFilter;
import io.qworker.store.JobStore;
import io.qworker.store.Storage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A fleet of real worker processes under load, one of them killed in the middle, keeps to the limits to the letter. */
class ClusterLimitsTest {

    private static final int JOBS = 60;
    private static final int ENOUGH = 20;
    private static final String TASK = "begin-and-end";
    private static final String THREE_AT_ONCE = "{\"clusterConcurrency\": 3}";
    private static final String TEN_A_SECOND = "{\"rateLimit\": {\"max\": 10, \"per\": \"1 second\"}}";

    private int added;

    @TempDir
    Path folder;

    @Test
    void no_more_than_three_run_at_once_on_one_file() {
        holdThree(runOnFile(THREE_AT_ONCE));
    }

    @Test
    void no_more_than_three_run_at_once_on_mongodb() {
        holdThree(runOnMongo(THREE_AT_ONCE));
    }

    @Test
    void no_more_than_ten_begin_in_any_second_on_one_file() {
        holdTenASecond(runOnFile(TEN_A_SECOND));
    }

    @Test
    void no_more_than_ten_begin_in_any_second_on_mongodb() {
        holdTenASecond(runOnMongo(TEN_A_SECOND));
    }

    /** A line that a job wrote. */
    private record Said(boolean began, String worker, int job, long at) {
        static Said read(String line) {
            String[] words = line.split(" ");
            return new Said(words[0].equals("+"), words[1], Integer.parseInt(words[2]), Long.parseLong(words[3]));
        }
    }

    private List<Said> runOnFile(String metadata) {
        try (WorkerFixture fixture = new WorkerFixture(folder).resource(TASK, metadata)) {
            return run(
                    fixture,
                    fixture.storage.jobs(),
                    List.of("--db", folder.resolve("jobs.db").toString()));
        }
    }

    private List<Said> runOnMongo(String metadata) {
        try (TestMongo mongo = new TestMongo();
                WorkerFixture fixture = new WorkerFixture(folder).resource(TASK, metadata);
                Storage storage = Storage.mongo(mongo.uri("limits"), "Job", "mubsub", _ -> {})) {
            return run(fixture, storage.jobs(), List.of("--mongo", mongo.uri("limits")));
        }
    }

    /** Has three workers do jobs, kills one when it has begun some, and answers what the jobs said. */
    private List<Said> run(WorkerFixture fixture, JobStore jobs, List<String> store) {
        add(jobs, JOBS);
        try (QworkerProcess _ = worker("ant", store);
                QworkerProcess _ = worker("bee", store);
                QworkerProcess wasp = worker("wasp", store)) {
            // It may start when the others have done nearly all: there is enough for it, too.
            fixture.await("the wasp works", () -> {
                if (jobs.newest(JobFilter.ALL, ENOUGH).size() < ENOUGH) {
                    add(jobs, ENOUGH);
                }
                return saidBy("wasp") > 5;
            });
            wasp.kill();
            fixture.await(
                    "all jobs are done", () -> jobs.newest(JobFilter.ALL, 1).isEmpty());
        }
        List<Said> said = said();
        Set<Integer> ended = new HashSet<>();
        said.stream().filter(each -> !each.began()).forEach(each -> ended.add(each.job()));
        assertEquals(added, ended.size());
        return said;
    }

    private void add(JobStore jobs, int count) {
        jobs.add(IntStream.range(added, added + count).mapToObj(this::draft).toList());
        added += count;
    }

    private long saidBy(String worker) {
        return said().stream().filter(each -> each.worker().equals(worker)).count();
    }

    private QworkerProcess worker(String id, List<String> store) {
        List<String> arguments =
                new ArrayList<>(List.of("--standalone", "--id", id, "--paths", QworkerProcess.tasks(folder)));
        arguments.addAll(store);
        arguments.add(TASK);
        return QworkerProcess.start(folder, id, arguments.toArray(String[]::new));
    }

    private JobDraft draft(int number) {
        BsonDocument data =
                new BsonDocument("file", new BsonString(said(folder).toString())).append("n", new BsonInt32(number));
        return new JobDraft(TASK, data, 0, Instant.now(), new BsonDocument());
    }

    private static Path said(Path folder) {
        return folder.resolve("said");
    }

    private List<Said> said() {
        try {
            return Files.exists(said(folder))
                    ? Files.readAllLines(said(folder)).stream().map(Said::read).toList()
                    : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The lines are in the order in which they were written. What the killed one had begun ended with its last word. */
    private static void holdThree(List<Said> said) {
        int running = 0;
        int most = 0;
        Set<Integer> ofWasp = new HashSet<>();
        int last = IntStream.range(0, said.size())
                .filter(i -> said.get(i).worker().equals("wasp"))
                .max()
                .orElseThrow();
        for (int i = 0; i < said.size(); i++) {
            Said each = said.get(i);
            running += each.began() ? 1 : -1;
            if (each.worker().equals("wasp")) {
                boolean _ = each.began() ? ofWasp.add(each.job()) : ofWasp.remove(each.job());
            }
            most = Math.max(most, running);
            running -= i == last ? ofWasp.size() : 0;
        }
        assertTrue(most <= 3, most + " ran at once");
    }

    private static void holdTenASecond(List<Said> said) {
        List<Long> began =
                said.stream().filter(Said::began).map(Said::at).sorted().toList();
        for (int i = 10; i < began.size(); i++) {
            long apart = began.get(i) - began.get(i - 10);
            assertTrue(apart >= 1000, "eleven began within " + apart + " ms: " + began.subList(i - 10, i + 1));
        }
    }
}
