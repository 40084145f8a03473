package io.qworker.manager;

import io.qworker.bus.Bus;
import io.qworker.bus.Topics;
import io.qworker.job.After;
import io.qworker.job.JobDraft;
import io.qworker.schedule.Dialect;
import io.qworker.store.JobStore;
import io.qworker.store.StoreException;
import io.qworker.task.TaskDialects;
import io.qworker.task.Urlify;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.bson.BsonDocument;
import org.bson.BsonNull;
import org.bson.BsonString;
import org.bson.BsonValue;

/**
 * Makes jobs of {@code schedule:task}, each once: the message's id is the job's, so that it does not matter how many managers
 * hear it, nor how often. Requests have a thread of their own, since many may come at once. Source: protocol.md §3.5.
 */
final class ScheduleRequests implements AutoCloseable {

    private static final Duration BEFORE_THE_NEXT_TRY = Duration.ofSeconds(1);
    /** The store remembers requests for an hour. */
    private static final Duration REMEMBERED = Duration.ofMinutes(50);
    /** What a leader may have heard and not yet done when it renewed its lease for the last time. */
    private static final Duration ARREARS = Duration.ofMinutes(5);

    private static final int MOST_OVERHEARD = 20_000;

    private final Queue<Bus.Received> overheard = new ArrayDeque<>();
    private final JobStore store;
    private final Bus bus;
    private final KnownTasks tasks;
    private final TaskDialects dialects;
    private final InstantSource clock;
    private final ManagerListener listener;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("qworker-schedule-requests").factory());

    ScheduleRequests(Manager.Surroundings around, KnownTasks tasks) {
        this.store = around.store();
        this.bus = around.bus();
        this.clock = around.clock();
        this.listener = around.listener();
        this.tasks = tasks;
        this.dialects = new TaskDialects(around.settings().dialect(), tasks::find);
    }

    void heard(Bus.Received request) {
        thread.execute(() -> untilDone(request));
    }

    /** Heard while another leads: kept for the case that it dies before it comes to it. */
    void overheard(Bus.Received request) {
        overheard.add(request);
        if (overheard.size() > MOST_OVERHEARD) {
            overheard.remove();
        }
    }

    /**
     * Those that came since this instant, at which a manager ceased to lead, or that it had not come to yet: what was heard
     * here, and what the channel still holds, which is less when much is said.
     */
    void catchUp(Instant ledUntil) {
        Instant since = ledUntil.minus(ARREARS);
        overheard.stream()
                .filter(request -> request.id().getTimestamp() >= since.getEpochSecond())
                .forEach(this::heard);
        overheard.clear();
        Duration missed = Duration.between(since, clock.instant());
        Duration age = missed.compareTo(REMEMBERED) < 0 ? missed : REMEMBERED;
        if (age.isPositive()) {
            thread.execute(() -> catchUp(age));
        }
    }

    private void catchUp(Duration age) {
        try {
            bus.recent(age).stream()
                    .filter(message -> message.event().equals(Topics.SCHEDULE_TASK))
                    .forEach(this::untilDone);
        } catch (StoreException away) {
            if (!thread.isShutdown()) {
                listener.failed("What was asked for before is not known yet: " + away.getMessage());
                pause();
                thread.execute(() -> catchUp(age.plus(BEFORE_THE_NEXT_TRY)));
            }
        }
    }

    /** A store that is away comes back; the request waits for it. */
    private void untilDone(Bus.Received request) {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                schedule(request);
                return;
            } catch (StoreException away) {
                listener.failed("A job could not be scheduled yet: " + away.getMessage());
                pause();
            }
        }
    }

    private static void pause() {
        try {
            TimeUnit.NANOSECONDS.sleep(BEFORE_THE_NEXT_TRY.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void schedule(Bus.Received request) {
        BsonDocument message =
                request.content().isDocument() ? request.content().asDocument() : new BsonDocument();
        if (!message.isString("name")) {
            listener.warned("A request without a task's name was left: " + request.content());
            return;
        }
        String name = Urlify.urlify(message.getString("name").getValue());
        try {
            Instant due = due(message.get("when", BsonNull.VALUE), dialects.of(name));
            JobDraft draft = new JobDraft(name, message.get("options", BsonNull.VALUE), 0, due, after(message));
            if (store.addOnce(request.id(), draft)) {
                stored(name, request);
            }
        } catch (IllegalArgumentException e) {
            listener.warned("A job of task “" + name + "” was not scheduled: " + e.getMessage());
        }
    }

    private static BsonDocument after(BsonDocument message) {
        return After.read(message.get(After.FIELD, BsonNull.VALUE), message.get(After.FAILURE_FIELD, BsonNull.VALUE))
                .fields();
    }

    /** A date, milliseconds, or a text; nothing at all is now. */
    private Instant due(BsonValue when, Dialect dialect) {
        return switch (when.getBsonType()) {
            case DATE_TIME -> Instant.ofEpochMilli(when.asDateTime().getValue());
            case INT32, INT64, DOUBLE -> Instant.ofEpochMilli(when.asNumber().longValue());
            case STRING -> dialect.when(when.asString().getValue(), store::now, ZoneId.systemDefault());
            default -> store.now();
        };
    }

    private void stored(String name, Bus.Received request) {
        if (tasks.find(name).isEmpty()) {
            listener.warned("No worker has told of a task “" + name + "”; its job waits for one that does");
        }
        listener.scheduled(name, request.id().toHexString());
        bus.publish(List.of(new Bus.Message(Topics.JOB_SCHEDULED, new BsonString(name))));
    }

    /** What waits is left for the next leader. */
    @Override
    public void close() {
        thread.shutdownNow();
    }
}
