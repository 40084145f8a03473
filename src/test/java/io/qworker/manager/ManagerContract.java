package io.qworker.manager;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.qworker.bus.Bus;
import io.qworker.bus.Topics;
import io.qworker.job.Job;
import io.qworker.job.JobDraft;
import io.qworker.queue.KnownWorker;
import io.qworker.store.JobFilter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.bson.BsonArray;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonNull;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;

/** What a manager does, whatever it keeps jobs and messages in. Source: protocol.md §3. */
interface ManagerContract {

    ManagerFixture fixture();

    /** Connections of another process. */
    ManagerFixture.Connection other();

    @Test
    default void a_manager_says_that_it_is_there_and_when_it_goes() {
        Manager manager = fixture().manager("app");
        assertEquals(new BsonString("app"), fixture().awaitMessage(Topics.MANAGER_START));
        fixture().stop(manager);
        assertEquals(new BsonString("app"), fixture().awaitMessage(Topics.MANAGER_STOP));
    }

    @Test
    default void a_worker_with_known_tasks_is_started_with_all_that_is_known_of_them() {
        fixture().manager("app");
        fixture().define("{\"name\": \"Hello\", \"colour\": \"blue\"}", "hello", "other");
        fixture().say(Topics.WORKER_INITIALIZE, fixture().worker("bee", 4242, "hello"));
        BsonDocument start = fixture().awaitMessage("4242/start").asDocument();
        assertEquals("mongodb://host/jobs", start.getString("db").getValue());
        assertEquals("Job", start.getString("collection").getValue());
        assertEquals(5000, start.getInt32("pingInterval").getValue());
        assertEquals("5 seconds", start.getString("processEvery").getValue());
        BsonArray tasks = start.getArray("tasks");
        assertEquals(1, tasks.size());
        assertEquals("blue", tasks.getFirst().asDocument().getString("colour").getValue());
        assertEquals(
                "/tasks/hello.js",
                tasks.getFirst().asDocument().getString("definition").getValue());
    }

    @Test
    default void a_hundred_workers_that_come_at_once_are_all_started() {
        Manager manager = fixture().manager("app");
        fixture().define("{}", "hello");
        for (int pid = 1; pid <= 100; pid++) {
            fixture().say(Topics.WORKER_INITIALIZE, fixture().worker("bee-" + pid, pid, "hello"));
        }
        fixture()
                .await(
                        "all of them",
                        () -> fixture().heard.stream()
                                        .filter(message -> message.event().endsWith("/start"))
                                        .map(Bus.Received::event)
                                        .distinct()
                                        .count()
                                == 100);
        assertEquals(100, manager.workers().size());
    }

    @Test
    default void tasks_are_asked_for_as_people_write_them() {
        fixture().manager("app");
        fixture().define("{}", "sub-ueber");
        fixture().admit(fixture().worker("bee", 4242, "sub/Über"));
    }

    @Test
    default void a_worker_whose_tasks_are_defined_a_moment_later_is_started() {
        fixture().manager("app");
        fixture().say(Topics.WORKER_INITIALIZE, fixture().worker("bee", 4242, "hello"));
        fixture().define("{}", "hello");
        fixture().awaitMessage("4242/start");
        assertEquals(0, fixture().count("4242/terminate"));
    }

    @Test
    default void a_worker_whose_tasks_stay_unknown_is_told_which_one() {
        fixture().manager("app");
        fixture().define("{}", "hello");
        fixture().say(Topics.WORKER_INITIALIZE, fixture().worker("bee", 4242, "hello", "nobody-knows"));
        assertEquals(new BsonString("Unknown task: nobody-knows"), fixture().awaitMessage("4242/terminate"));
    }

    @Test
    default void a_second_worker_of_the_same_id_is_refused_and_the_first_one_not() {
        fixture().manager("app");
        fixture().define("{}", "hello");
        BsonDocument first = fixture().worker("bee", 1111, "hello");
        fixture().admit(first);
        fixture().say(Topics.WORKER_INITIALIZE, fixture().worker("bee", 2222, "hello"));
        fixture().admit(fixture().worker("wasp", 3333, "hello"));
        fixture().clock.advance(Duration.ofMillis(1));
        fixture().say(Topics.WORKER_PING, first);
        assertTrue(text(fixture().awaitMessage("2222/terminate")).contains("“bee” is taken"));
        assertEquals(0, fixture().count("1111/terminate"));
    }

    @Test
    default void a_worker_takes_the_place_of_its_predecessor_that_was_never_heard_again_after_it_was_admitted() {
        fixture().manager("app");
        fixture().define("{}", "hello");
        fixture().admit(fixture().worker("bee", 1111, "hello"));
        fixture().say(Topics.WORKER_INITIALIZE, fixture().worker("bee", 2222, "hello"));
        fixture().admit(fixture().worker("wasp", 3333, "hello"));
        fixture().clock.advance(Duration.ofMinutes(2).plusMillis(1));
        fixture().awaitMessage("2222/start");
        assertEquals(0, fixture().count("2222/terminate"));
    }

    @Test
    default void a_worker_that_was_started_again_takes_the_place_of_its_predecessor_that_fell_silent() {
        fixture().manager("app");
        fixture().define("{}", "hello");
        BsonDocument first = fixture().worker("bee", 1111, "hello");
        fixture().admit(first);
        fixture().say(Topics.WORKER_PING, first);
        fixture().awaitTold("app bee online");
        fixture().say(Topics.WORKER_INITIALIZE, fixture().worker("bee", 2222, "hello"));
        fixture().say(Topics.WORKER_INITIALIZE, fixture().worker("ant", 3333, "hello"));
        fixture().awaitMessage("3333/start");
        assertEquals(0, fixture().count("2222/start") + fixture().count("2222/terminate"));
        fixture().clock.advance(ManagerFixture.PING.multipliedBy(2).plusMillis(1));
        fixture().awaitMessage("2222/start");
        fixture().say(Topics.WORKER_PING, fixture().worker("bee", 2222, "hello"));
        fixture()
                .await(
                        "bee is back",
                        () -> fixture().told.stream()
                                        .filter("app bee online"::equals)
                                        .count()
                                == 2);
        fixture().say(Topics.WORKER_INITIALIZE, fixture().worker("bee", 4444, "hello"));
        fixture().admit(fixture().worker("wasp", 5555, "hello"));
        fixture().clock.advance(ManagerFixture.PING);
        fixture().say(Topics.WORKER_PING, fixture().worker("bee", 2222, "hello"));
        assertTrue(text(fixture().awaitMessage("4444/terminate")).contains("taken"));
    }

    @Test
    default void a_worker_with_the_pid_of_another_is_not_spoken_to_until_the_other_has_left() {
        fixture().manager("app");
        fixture().define("{}", "hello");
        BsonDocument first = fixture().worker("first", 77, "hello");
        fixture().admit(first);
        fixture().say(Topics.WORKER_INITIALIZE, fixture().worker("second", 77, "hello"));
        fixture().await("a warning", () -> fixture().told.stream().anyMatch(line -> line.contains("has the pid 77")));
        assertEquals(1, fixture().count("77/start"));
        assertEquals(0, fixture().count("77/terminate"));
        fixture().say(Topics.WORKER_STOP, first);
        fixture().await("the second starts", () -> fixture().count("77/start") == 2);
    }

    @Test
    default void no_more_workers_take_on_a_task_than_it_allows() {
        fixture().manager("app");
        fixture().define("{\"maxWorkers\": 2}", "hello");
        BsonDocument first = fixture().worker("first", 1, "hello");
        fixture().admit(first);
        fixture().admit(fixture().worker("second", 2, "hello"));
        fixture().say(Topics.WORKER_INITIALIZE, fixture().worker("third", 3, "hello"));
        assertTrue(text(fixture().awaitMessage("3/terminate")).contains("maxWorkers"));
        fixture().say(Topics.WORKER_STOP, first);
        fixture().admit(fixture().worker("fourth", 4, "hello"));
    }

    @Test
    default void a_worker_that_was_there_before_the_manager_starts_anew_under_it() {
        fixture().define("{}", "hello");
        fixture().manager("app");
        fixture().define("{}", "hello");
        fixture().say(Topics.WORKER_PING, fixture().worker("bee", 4242, "hello"));
        fixture().awaitMessage("4242/start");
    }

    @Test
    default void a_worker_that_misses_two_heartbeats_is_offline_and_its_id_is_free() {
        Manager manager = fixture().manager("app");
        fixture().define("{}", "hello");
        BsonDocument bee = fixture().worker("bee", 1111, "hello");
        fixture().admit(bee);
        fixture().say(Topics.WORKER_PING, bee);
        fixture().awaitTold("app bee online");
        fixture().clock.advance(ManagerFixture.PING.multipliedBy(2).plusMillis(1));
        fixture().awaitTold("app bee offline");
        fixture().admit(fixture().worker("bee", 2222, "hello"));
        assertEquals(
                List.of(KnownWorker.State.OFFLINE, KnownWorker.State.STARTING),
                manager.workers().stream().map(worker -> worker.life().state()).toList());
    }

    @Test
    default void a_worker_may_take_its_time_to_its_first_heartbeat() {
        fixture().manager("app");
        fixture().define("{}", "hello");
        BsonDocument bee = fixture().worker("bee", 1111, "hello");
        fixture().admit(bee);
        fixture().clock.advance(Duration.ofSeconds(60));
        fixture().say(Topics.WORKER_PING, bee);
        fixture().awaitTold("app bee online");
        assertEquals(1, fixture().count("1111/start"));
    }

    @Test
    default void what_a_dead_node_worker_was_doing_is_done_by_others() {
        fixture().manager("app");
        fixture().define("{}", "hello");
        BsonDocument bee = fixture().worker("bee", 1111, "hello");
        fixture().admit(bee);
        fixture().say(Topics.WORKER_PING, bee);
        fixture().awaitTold("app bee online");
        // As Agenda locks and starts a job: without a lease, in its own name.
        ObjectId running = fixture()
                .store()
                .add(List.of(new JobDraft(
                        "hello",
                        BsonNull.VALUE,
                        0,
                        fixture().clock.instant(),
                        lockedBy("bee", fixture().clock.instant()))))
                .getFirst()
                .id();
        fixture().clock.advance(ManagerFixture.PING.multipliedBy(2).plusMillis(1));
        fixture().awaitTold("app bee offline");
        fixture().clock.advance(Duration.ofSeconds(30));
        fixture().awaitTold("app returned 1");
        Job freed = fixture().store().find(running).orElseThrow();
        assertTrue(freed.lockedAt().isEmpty());
        assertTrue(freed.nextRunAt().isPresent());
    }

    private static BsonDocument lockedBy(String worker, Instant at) {
        return new BsonDocument("lockedAt", new BsonDateTime(at.toEpochMilli()))
                .append("lastRunAt", new BsonDateTime(at.toEpochMilli()))
                .append("nextRunAt", BsonNull.VALUE)
                .append("lastModifiedBy", new BsonString(worker));
    }

    @Test
    default void a_request_becomes_one_job_with_its_data_however_it_says_when() {
        fixture().manager("app");
        fixture().define("{}", "email");
        Instant later = fixture().clock.instant().plusSeconds(90);
        fixture().say(Topics.SCHEDULE_TASK, request("email", new BsonDateTime(later.toEpochMilli())));
        fixture().say(Topics.SCHEDULE_TASK, request("email", new BsonString("in 2 minutes")));
        fixture().say(Topics.SCHEDULE_TASK, request("email", BsonNull.VALUE));
        fixture().await("three jobs", () -> jobs().size() == 3);
        assertEquals(
                Set.of(
                        later,
                        fixture().clock.instant().plusSeconds(120),
                        fixture().clock.instant()),
                Set.copyOf(jobs().stream()
                        .map(job -> job.nextRunAt().orElseThrow())
                        .toList()));
        assertTrue(jobs().stream()
                .allMatch(
                        job -> job.document().getDocument("data").getInt32("n").getValue() == 1));
        fixture().await("workers hear of them", () -> fixture().count(Topics.JOB_SCHEDULED) == 3);
    }

    @Test
    default void a_request_that_cannot_be_read_makes_no_job_and_is_told_of() {
        fixture().manager("app");
        fixture().say(Topics.SCHEDULE_TASK, request("email", new BsonString("when pigs fly")));
        fixture().say(Topics.SCHEDULE_TASK, new BsonString("email"));
        fixture()
                .await(
                        "two warnings",
                        () -> fixture().told.stream()
                                        .filter(line -> line.startsWith("app warned"))
                                        .count()
                                == 2);
        assertEquals(List.of(), jobs());
    }

    @Test
    default void a_job_that_waits_is_cancelled_by_the_channel() {
        fixture().manager("app");
        Job job = fixture()
                .store()
                .add(List.of(new JobDraft(
                        "hello", BsonNull.VALUE, 0, fixture().clock.instant().plusSeconds(60), new BsonDocument())))
                .getFirst();
        fixture().say(Topics.JOB_CANCEL, new BsonString(job.id().toHexString()));
        fixture().await("it is gone", () -> fixture().store().find(job.id()).isEmpty());
    }

    @Test
    default void one_of_two_managers_leads_and_the_other_follows_its_death_within_its_lease() {
        Manager first = fixture().manager("first");
        Manager second = fixture().manager("second", other());
        fixture().awaitTold("second stands by");
        fixture().define("{}", "hello");
        fixture().admit(fixture().worker("bee", 4242, "hello"));
        assertEquals(1, fixture().count("4242/start"));
        fixture().kill(first);
        assertFalse(second.leads());
        fixture().clock.advance(ManagerFixture.LEASE.plusMillis(1));
        fixture().await("the second leads", second::leads);
        fixture().await("it says so", () -> fixture().count(Topics.MANAGER_START) == 2);
    }

    @Test
    default void a_manager_that_stops_is_followed_without_waiting_for_its_lease() {
        Manager first = fixture().manager("first");
        Manager second = fixture().manager("second", other());
        fixture().stop(first);
        fixture().await("the second leads", second::leads);
    }

    @Test
    default void a_leader_that_was_held_up_for_too_long_leaves_it_to_its_follower() {
        Manager first = fixture().manager("first");
        fixture().kill(first);
        fixture().clock.advance(ManagerFixture.LEASE.plusMillis(1));
        Manager second = fixture().manager("second", other());
        fixture().await("the second leads", second::leads);
        Manager again = fixture().manager("first");
        assertFalse(again.leads());
    }

    @Test
    default void what_was_asked_for_while_nobody_led_is_done_once_by_the_next() {
        Manager first = fixture().manager("first");
        fixture().say(Topics.SCHEDULE_TASK, request("email", BsonNull.VALUE));
        fixture().awaitTold("first scheduled email");
        fixture().kill(first);
        fixture().store().remove(jobs().getFirst().id());
        fixture().say(Topics.SCHEDULE_TASK, request("sms", BsonNull.VALUE));
        fixture().clock.advance(ManagerFixture.LEASE.plusMillis(1));
        fixture().manager("second", other());
        fixture().await("the second's job", () -> jobs().size() == 1);
        assertEquals("sms", jobs().getFirst().name());
    }

    @Test
    default void what_another_kind_of_manager_may_have_done_is_not_done_again() {
        fixture().say(Topics.SCHEDULE_TASK, request("email", BsonNull.VALUE));
        fixture().manager("app");
        fixture().say(Topics.SCHEDULE_TASK, request("sms", BsonNull.VALUE));
        fixture().await("a job", () -> !jobs().isEmpty());
        assertEquals(List.of("sms"), jobs().stream().map(Job::name).toList());
    }

    private List<Job> jobs() {
        return fixture().store().newest(JobFilter.ALL, 100);
    }

    private static BsonDocument request(String name, BsonValue when) {
        return new BsonDocument("when", when)
                .append("name", new BsonString(name))
                .append("options", new BsonDocument("n", new BsonInt32(1)));
    }

    private static String text(BsonValue message) {
        return message.asString().getValue();
    }
}
