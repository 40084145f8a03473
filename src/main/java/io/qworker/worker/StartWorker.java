package io.qworker.worker;

import io.qworker.bus.Topics;
import io.qworker.config.Config;
import io.qworker.schedule.HumanInterval;
import io.qworker.schedule.NotUnderstood;
import io.qworker.store.JobStore;
import io.qworker.task.JobAttributes;
import io.qworker.task.TaskCatalog;
import io.qworker.task.TaskDefinition;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.bson.BsonString;

/** Starts a worker, the first time and again: loads the task files, runs their hooks and begins a session. */
final class StartWorker {

    private final Worker.Surroundings around;
    private final Parts parts;
    private final Consumer<Optional<String>> stop;
    private final AtomicInteger lastRunId = new AtomicInteger();
    private volatile boolean givenUp;
    private volatile CompletableFuture<Void> starting = CompletableFuture.completedFuture(null);
    private Duration pingInterval;
    private ScheduledFuture<?> pinging;

    /** What a start brings together. */
    record Parts(Announcer announcer, DefinedTasks tasks, Lanes lanes, Sessions sessions, Heartbeat heartbeat) {}

    /** @param stop stops the worker, for a reason, when it cannot start and nobody could start it again */
    StartWorker(Worker.Surroundings around, Parts parts, Consumer<Optional<String>> stop) {
        this.around = around;
        this.parts = parts;
        this.stop = stop;
        this.pingInterval = around.config().reports().pingInterval();
    }

    /** A start without a manager's word. */
    void alone(List<TaskDefinition> found) {
        WantedTasks names = new WantedTasks(identity().taskIds());
        List<TaskDefinition> wanted = names.among(found);
        Optional<String> missing = names.missingIn(found);
        if (missing.isPresent()) {
            around.listener()
                    .warned("No task “%s” was found in %s"
                            .formatted(missing.get(), around.config().tasks().paths()));
        }
        if (wanted.isEmpty()) {
            stop.accept(Optional.of("None of the tasks was found; `qworker tasks` lists those that are there"));
            return;
        }
        as(StartMessage.alone(wanted));
    }

    /** A first start, or a further one, which a manager sends when it came back or when tasks have changed. */
    void as(StartMessage message) {
        Optional<Session> before = parts.sessions().current();
        boolean again = before.isPresent();
        parts.announcer().trigger(again ? "before:restart" : "before:start");
        before.ifPresent(this::retire);
        try {
            message.pingInterval().ifPresent(interval -> pingInterval = interval);
            load(message.tasks());
            if (!again) {
                await(parts.lanes().runWorkerHooks("initializer"));
            }
            begin(message);
            parts.announcer().trigger(again ? "restart" : "start");
            around.listener().started();
        } catch (RuntimeException e) {
            failed(e);
        }
    }

    private void retire(Session old) {
        old.pause();
        stopPinging();
        parts.lanes().emit("agenda:restart");
        parts.announcer().sayWithTasks("stop");
        parts.sessions().retire(old);
    }

    void stopPinging() {
        pinging.cancel(false);
    }

    /** Waits no longer for task files and their hooks, now or later: the worker is to stop. */
    void giveUp() {
        givenUp = true;
        starting.cancel(false);
    }

    private void await(CompletableFuture<Void> hooks) {
        starting = hooks;
        if (givenUp) {
            hooks.cancel(false);
        }
        hooks.join();
    }

    private void load(List<TaskDefinition> given) {
        List<TaskDefinition> local = WantedTasks.localized(
                given,
                new TaskCatalog(
                                around.config().tasks().paths(),
                                around.config().tasks().dialect())
                        .read()
                        .tasks());
        parts.tasks().load(local);
        local.forEach(around.listener()::taskLoaded);
        await(parts.lanes().loadTasks(local));
    }

    private void begin(StartMessage message) {
        JobStore store = message.namesStore()
                ? around.stores().open(message.db(), message.collection().orElse("Job"))
                : around.store();
        Config config = message.processEvery().map(this::withProcessEvery).orElse(around.config());
        if (!config.identity().disabled()) {
            new ReconcileSchedules(store, identity().id(), config.tasks().dialect(), around.listener())
                    .of(parts.tasks().definitions());
        }
        Session session = new Session(new Session.Parts(store, config, parts.tasks(), parts.lanes(), reports()));
        parts.announcer().sayWithTasks("start");
        parts.lanes().emit("agenda:start");
        pinging = parts.heartbeat().every(pingInterval, () -> parts.announcer().trigger("ping"));
        parts.sessions().begin(session);
        if (!config.identity().disabled()) {
            session.start();
        }
    }

    private Config withProcessEvery(String interval) {
        try {
            return around.config().withProcessEvery(HumanInterval.parse(interval));
        } catch (NotUnderstood e) {
            around.listener().warned("The manager's processEvery is not used: " + e.getMessage());
            return around.config();
        }
    }

    private Session.Reports reports() {
        Worker.Machine machine = around.machine();
        JobNotices notices = new JobNotices(
                new JobAttributes(around.config().reports().jobAttributes()),
                parts.tasks()::find,
                machine.clock(),
                parts.announcer()::notify,
                name -> parts.announcer().publish(Topics.JOB_SCHEDULED, new BsonString(name)));
        return new Session.Reports(notices, around.listener(), machine.clock(), lastRunId::incrementAndGet, identity());
    }

    /** The worker stays, so that a manager can start it again; on its own there is nobody to do so. */
    private void failed(RuntimeException failure) {
        if (givenUp) {
            return;
        }
        parts.announcer().error(StartFailure.describe(failure));
        if (identity().standalone()) {
            stop.accept(Optional.of("The worker could not start"));
        }
    }

    private Identity identity() {
        return parts.announcer().identity();
    }
}
