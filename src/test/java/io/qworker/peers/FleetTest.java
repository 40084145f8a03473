package io.qworker.peers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.qworker.QworkerProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A mixed fleet of processes over one collection, of which some are killed at random and started again. For longer than the
 * build has time for: {@code QWORKER_FLEET_SECONDS=300 QWORKER_FLEET_JOBS=20000}.
 */
class FleetTest {

    private static final int SECONDS = setting("QWORKER_FLEET_SECONDS", 20);
    private static final int JOBS = setting("QWORKER_FLEET_JOBS", 600);
    private static final List<String> PRODUCERS = List.of("0.7.9", "5.0.0", "6.2.6");

    private static int setting(String name, int usual) {
        return Optional.ofNullable(System.getenv(name)).map(Integer::valueOf).orElse(usual);
    }

    @Test
    void every_job_is_done_whoever_is_killed_and_none_has_two_outcomes_of_ours(@TempDir Path folder) {
        NodePackages.folder();
        try (PeersServer server = new PeersServer();
                Outcomes outcomes = new Outcomes(server)) {
            server.assumeServes("0.7.9");
            String tasks = OurWorker.folderOf(folder, "work").toString();
            try (Fleet fleet = new Fleet(List.of(
                            manager(folder, server, "app"),
                            manager(folder, server, "other"),
                            ours(folder, server, tasks, "bee"),
                            ours(folder, server, tasks, "wasp"),
                            original(server, tasks, "drone"),
                            original(server, tasks, "fly")));
                    Producers producers = new Producers(server.uri(), PRODUCERS)) {
                producers.produce("work", JOBS, Duration.ofSeconds(SECONDS));
                fleet.killAtRandom(new Random(42), Duration.ofSeconds(SECONDS));
                List<ObjectId> asked = producers.asked();
                assertEquals(JOBS, asked.size());
                outcomes.awaitAll(asked);
            }
            assertEquals(Map.of(), outcomes.recordedTwiceByOurs(Set.of("bee", "wasp")));
        }
    }

    private static Fleet.Member manager(Path folder, PeersServer server, String id) {
        return ours(folder, id, "manager", "--no-http", "--id", id, "--mongo", server.uri());
    }

    private static Fleet.Member ours(Path folder, PeersServer server, String tasks, String id) {
        return ours(folder, id, "--id", id, "--paths", tasks, "--mongo", server.uri(), "work");
    }

    private static Fleet.Member ours(Path folder, String name, String... arguments) {
        return new Fleet.Member(name, life -> {
            QworkerProcess process = QworkerProcess.start(folder, name + "-" + life, arguments);
            return new Fleet.Life(process::kill, process::close);
        });
    }

    private static Fleet.Member original(PeersServer server, String tasks, String id) {
        return new Fleet.Member(id, life -> {
            NodeProgram program = NodeProgram.start("original_worker.js", server.uri(), id, tasks, "work");
            return new Fleet.Life(program::kill, program::close);
        });
    }
}
