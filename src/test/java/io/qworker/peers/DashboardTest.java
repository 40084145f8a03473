package io.qworker.peers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.qworker.job.Job;
import io.qworker.job.JobDraft;
import io.qworker.job.JobState;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.bson.BsonArray;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What agendash shows of jobs that our worker has run, runs and will run. Source: protocol.md §4.7. */
class DashboardTest {

    private static final BsonDocument NOTHING = new BsonDocument();

    @TempDir
    private static Path folder;

    private static PeersServer server;
    private static OurWorker ours;
    private static NodeProgram dashboard;

    @BeforeAll
    static void start() {
        NodePackages.folder();
        server = new PeersServer();
        ours = OurWorker.alone(server.uri(), folder, "bee", "work");
        dashboard = NodeProgram.start("dashboard.js", server.uri());
    }

    @AfterAll
    static void stop() {
        if (ours != null) {
            ours.close();
            dashboard.close();
            server.close();
        }
    }

    @Test
    void it_is_what_we_say_ourselves_in_each_state() {
        Instant soon = Instant.now().plusSeconds(3600);
        ObjectId completed = add("work", NOTHING, Instant.now(), NOTHING);
        ObjectId failed = add("work", new BsonDocument("fail", new BsonString("no")), Instant.now(), NOTHING);
        ObjectId running = add("work", new BsonDocument("untilCancelled", BsonBoolean.TRUE), Instant.now(), NOTHING);
        add("work", NOTHING, soon, NOTHING);
        add("nobodys", NOTHING, Instant.now(), NOTHING);
        add("work", NOTHING, Instant.now(), new BsonDocument("repeatInterval", new BsonString("1 hour")));
        Conditions.await("they have run", () -> ours.runs().ended().size() == 3);
        Conditions.await("one runs", () -> ours.runs().isRunning(running));

        List<Job> jobs = server.jobs().find().map(Job::new).into(new ArrayList<>());
        BsonDocument shown = shown("8");
        Set<JobState> seen = new HashSet<>();
        for (Job job : jobs) {
            JobState state = JobState.of(job, Instant.now());
            seen.add(state);
            BsonValue states = shown.get(job.id().toHexString());
            assertEquals(new BsonArray(List.of(text(state))), states, job::toString);
        }
        assertEquals(Set.of(JobState.values()), seen);
        BsonDocument overview = dashboard.ask("overview", new BsonString("8")).asDocument();
        for (JobState state : JobState.values()) {
            assertEquals(1, overview.getInt32(text(state).getValue()).getValue(), state::toString);
        }

        BsonDocument older = shown("4");
        assertTrue(older.getArray(completed.toHexString()).contains(text(JobState.COMPLETED)));
        assertTrue(older.getArray(failed.toHexString()).contains(text(JobState.FAILED)));
        assertEquals(shown.keySet(), older.keySet());

        dashboard.ask("retry", new BsonString(failed.toHexString()));
        Conditions.await(
                "it has run again", () -> ours.runs().ended(List.of(failed)).size() == 2);
    }

    private static BsonDocument shown(String version) {
        return dashboard.ask("states", new BsonString(version)).asDocument();
    }

    private static BsonString text(JobState state) {
        return new BsonString(state.name().toLowerCase(Locale.ROOT));
    }

    private static ObjectId add(String task, BsonDocument data, Instant due, BsonDocument extra) {
        JobDraft draft = new JobDraft(task, data, 0, due, extra);
        return ours.jobs().add(List.of(draft)).getFirst().id();
    }
}
