package io.qworker.store.mongo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.qworker.SettableClock;
import io.qworker.job.Job;
import io.qworker.mongo.TestMongo;
import io.qworker.store.CountContract;
import io.qworker.store.DependencyContract;
import io.qworker.store.JobStore;
import io.qworker.store.JobStoreContract;
import io.qworker.store.LeadershipContract;
import io.qworker.store.LeaseContract;
import io.qworker.store.LimitsContract;
import io.qworker.store.ListingContract;
import io.qworker.store.PauseContract;
import io.qworker.store.QueryContract;
import io.qworker.store.RequestContract;
import io.qworker.store.StoreFixture;
import io.qworker.store.UniqueJobContract;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The store against a server in memory, whose clock is not ours. */
class MongoJobStoreTest extends MongoFixture
        implements JobStoreContract,
                LeaseContract,
                LeadershipContract,
                RequestContract,
                UniqueJobContract,
                QueryContract,
                PauseContract,
                ListingContract,
                LimitsContract,
                DependencyContract,
                CountContract,
                NodePeersContract,
                CutOffRequestContract {

    private static final SettableClock SERVER_TIME = new SettableClock(Instant.parse("2031-01-01T00:00:00Z"));
    private static TestMongo mongo;

    @BeforeAll
    static void start() {
        mongo = new TestMongo(0, SERVER_TIME);
    }

    @AfterAll
    static void stop() {
        mongo.close();
    }

    @Override
    String uri(String database) {
        return mongo.uri(database);
    }

    @Test
    void it_describes_itself_without_credentials() {
        String expected = "mongodb://127.0.0.1:" + mongo.port() + "/"
                + server().database().getName() + ", collection Job";
        assertEquals(expected, store().describe());
    }

    @Test
    void the_server_tells_the_time() {
        ServerClock clock = new ServerClock(server());
        Duration ahead = Duration.between(SERVER_TIME.instant(), clock.instant());
        assertTrue(!ahead.isNegative() && ahead.compareTo(Duration.ofMinutes(1)) < 0, ahead.toString());
    }

    @Test
    void work_goes_on_after_the_connection_was_cut() {
        add("mail", now());
        mongo.disconnectClients();
        assertTrue(store().nextDue(java.util.List.of("mail")).isPresent());
    }

    /** A renewal that was asked for in time may reach the server when its lease has ended. */
    @Test
    void a_lock_renewed_too_late_is_freed_and_not_taken_for_a_peers() {
        Job job = add("mail", now());
        claimOne(lease(), "mail");
        BsonDateTime late = StoreFixture.date(now().plusSeconds(14));
        clock().advance(Duration.ofMinutes(1));
        AtomicInteger looks = new AtomicInteger();
        JobStore freeing = new MongoJobStore(server(), "Job", () -> {
            if (looks.getAndIncrement() == 1) {
                peerWrites(job, new BsonDocument("lockedAt", late).append("lease.lockedAt", late));
            }
            return now();
        });

        assertEquals(0, freeing.returnLost(Map.of()));
        assertEquals(1, freeing.returnLost(Map.of()));
        assertTrue(store().find(job.id()).orElseThrow().lockedAt().isEmpty());
    }
}
