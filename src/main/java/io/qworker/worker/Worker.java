package io.qworker.worker;

import io.qworker.bus.Bus;
import io.qworker.bus.Topics;
import io.qworker.config.Config;
import io.qworker.job.Outcome;
import io.qworker.js.JsEngine;
import io.qworker.js.LaneSettings;
import io.qworker.permission.Permissions;
import io.qworker.store.JobStore;
import io.qworker.store.StoreException;
import io.qworker.task.TaskCatalog;
import io.qworker.task.TaskDefinition;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.types.ObjectId;

/**
 * One worker, from its first word on the channel to its last: it says who it is and what it can do, starts when a manager
 * tells it to (or at once, when it stands alone), pauses while the manager is away, and stops in good order. All of this
 * happens on one thread, the control thread, in the order in which it was asked for. Source: protocol.md §2.3.
 */
public final class Worker {

    /** How long a worker may be silent before its jobs are given to others. */
    public static final Duration LEASE_LIFE = Duration.ofSeconds(15);

    private static final Duration PATIENCE_WITH_MANAGER = Duration.ofSeconds(5);

    private final Surroundings around;
    private final Announcer announcer;
    private final DefinedTasks tasks;
    private final Lanes lanes;
    private final Heartbeat heartbeat;
    private final Sessions sessions;
    private final Control control;
    private final StartWorker start;
    private final ReplaceLane replaceLane;
    private final CompletableFuture<Optional<String>> ended = new CompletableFuture<>();
    private final AtomicInteger lastLane = new AtomicInteger();
    private volatile boolean stopping;

    /**
     * What a worker is put into.
     *
     * @param stores opens the store that a manager names, by URI (none for the worker's own) and collection
     */
    public record Surroundings(
            Config config, JobStore store, Bus bus, StoreOpener stores, Machine machine, WorkerListener listener) {}

    /** The engine, what each lane looks like, and the time. */
    public record Machine(JsEngine engine, LaneSettings lane, InstantSource clock) {}

    /** Opens the store that a manager wants worked on. */
    @FunctionalInterface
    public interface StoreOpener {
        JobStore open(Optional<String> uri, String collection);
    }

    private Worker(Surroundings around, Identity identity) {
        this.around = around;
        this.control = new Control(e -> around.listener().failed(StartFailure.describe(e)));
        this.heartbeat = new Heartbeat(e -> around.listener().failed(String.valueOf(e.getMessage())));
        Channel channel = new Channel(around.bus(), e -> around.listener().failed(String.valueOf(e.getMessage())));
        this.announcer = new Announcer(
                identity, channel, around.listener(), around.machine().clock(), this::emit);
        this.tasks = new DefinedTasks(
                around.config().work().taskDefaults(), around.config().tasks().dialect());
        this.sessions = new Sessions(around.store());
        this.lanes = new Lanes(this::openLane, around.config().work().lanes());
        this.replaceLane = new ReplaceLane(lanes, sessions, announcer, this::stop);
        this.start = new StartWorker(
                around, new StartWorker.Parts(announcer, tasks, lanes, sessions, heartbeat), this::stop);
    }

    /** Boots the lanes; nothing is said on the channel yet. */
    public static Worker create(Surroundings around) {
        Config.Identity given = around.config().identity();
        return new Worker(
                around,
                new Identity(
                        given.id(),
                        OwnPid.choose(
                                around.bus(),
                                given.id(),
                                given.pid(),
                                around.config().reports().pingInterval().multipliedBy(2)),
                        around.config().tasks().ids(),
                        around.machine().clock().instant(),
                        given.standalone(),
                        around.config().reports().silent()));
    }

    private TaskLane openLane(Permissions permissions) {
        Machine machine = around.machine();
        TaskLane lane = TaskLane.open(
                machine.engine(),
                machine.lane()
                        .withName("lane-" + lastLane.getAndIncrement())
                        .narrowedTo(around.config().tasks().permissions().and(permissions)),
                new WorkerTasks(this, announcer, machine.clock()),
                WorkerFacts.of(announcer.identity(), around.config()));
        lane.ended()
                .thenAccept(code -> control.run(() -> {
                    if (!stopping) {
                        replaceLane.ended(lane, code);
                    }
                }));
        return lane;
    }

    /** Completes when the worker has stopped, with the reason if it did not stop of its own or its user's will. */
    public CompletableFuture<Optional<String>> ended() {
        return ended;
    }

    public Identity identity() {
        return announcer.identity();
    }

    // Connecting

    /** Subscribes, says hello, and starts at once when standalone; otherwise the worker waits for a manager's word. */
    public void connect() {
        control.run(() -> {
            try {
                subscribe();
            } catch (StoreException e) {
                cannotListen(e);
                return;
            }
            around.listener().connected();
            announcer.trigger("connected");
            announcer.say("connected", new BsonDocument());
            List<TaskDefinition> found = announceTasks();
            announcer.trigger("initialize");
            if (identity().standalone()) {
                start.alone(found);
            } else {
                heartbeat.after(PATIENCE_WITH_MANAGER, this::tellOfWaiting);
            }
        });
    }

    /** Nobody could start or stop a worker that does not hear, and it has no way to say so on the channel. */
    private void cannotListen(StoreException reason) {
        stopping = true;
        announcer.channel().close();
        lanes.close();
        heartbeat.close();
        ended.complete(Optional.of(String.valueOf(reason.getMessage())));
        control.close();
    }

    private void subscribe() {
        Channel channel = announcer.channel();
        long pid = identity().pid();
        channel.subscribe(
                Topics.MANAGER_START,
                message -> control.run(() -> managerStarted(text(message).orElse(""))));
        channel.subscribe(
                Topics.MANAGER_STOP,
                message -> control.run(() -> managerStopped(text(message).orElse(""))));
        channel.subscribe(Topics.JOB_CANCEL, message -> control.run(() -> cancel(message)));
        channel.subscribe(Topics.JOB_SCHEDULED, message -> wake());
        channel.subscribe(Topics.PAUSES_CHANGED, message -> control.run(() -> sessions.forEach(Session::heedPauses)));
        channel.subscribe(Topics.start(pid), message -> control.run(() -> start(message)));
        channel.subscribe(Topics.stop(pid), message -> stop(text(message)));
        channel.subscribe(Topics.terminate(pid), message -> stop(text(message)));
    }

    private List<TaskDefinition> announceTasks() {
        var scan = new TaskCatalog(
                        around.config().tasks().paths(), around.config().tasks().dialect())
                .read();
        scan.problems().forEach(problem -> around.listener().warned(problem.toString()));
        if (!scan.tasks().isEmpty()) {
            announcer.publish(
                    Topics.DEFINE_TASKS,
                    new BsonArray(
                            scan.tasks().stream().map(TaskDefinition::metadata).toList()));
        }
        return scan.tasks();
    }

    private void tellOfWaiting() {
        if (sessions.current().isEmpty() && !stopping) {
            around.listener().waitsForManager();
        }
    }

    private void start(BsonValue message) {
        if (!stopping) {
            start.as(StartMessage.of(message));
        }
    }

    // Managers come and go

    private void managerStarted(String application) {
        around.listener().managerOnline(application);
        emit("manager:start", new BsonString(application));
        announceTasks();
        sessions.current().ifPresentOrElse(Session::resume, () -> announcer.trigger("initialize"));
    }

    private void managerStopped(String application) {
        around.listener().managerOffline(application);
        emit("manager:stop", new BsonString(application));
        Optional<Session> session = sessions.current();
        if (session.isPresent() && !identity().standalone()) {
            around.listener().paused(application);
            emit("pause", new BsonString(application));
            session.get().pause();
        }
    }

    private void cancel(BsonValue message) {
        Optional<String> id = message.isObjectId()
                ? Optional.of(message.asObjectId().getValue().toHexString())
                : text(message);
        id.filter(ObjectId::isValid)
                .map(ObjectId::new)
                .ifPresent(jobId -> sessions.forEach(each -> each.cancel(jobId)));
    }

    // What the task files ask

    DefinedTasks tasks() {
        return tasks;
    }

    JobStore store() {
        return sessions.store();
    }

    void wake() {
        sessions.current().ifPresent(Session::wake);
    }

    void takeJobs(boolean take) {
        sessions.current().ifPresent(take ? Session::resume : Session::pause);
    }

    Optional<Run> findRun(ObjectId jobId) {
        return sessions.find(jobId);
    }

    void rescheduled(ObjectId jobId) {
        sessions.forEach(each -> each.rescheduled(jobId));
    }

    void began(int runId) {
        sessions.forEach(each -> each.began(runId));
    }

    void progressed(int runId, double percent) {
        sessions.forEach(each -> each.progressed(runId, percent));
    }

    void finished(int runId, Outcome outcome) {
        sessions.finished(runId, outcome);
    }

    private void emit(String event, BsonValue... arguments) {
        if (lanes != null) {
            lanes.emit(event, arguments);
        }
    }

    // Stopping

    /** Stops in good order, once; {@link #ended} tells when it is done. A reason makes it a failure. */
    public void stop(Optional<String> reason) {
        start.giveUp();
        control.run(() -> {
            if (!stopping) {
                stopping = true;
                stopInOrder();
                ended.complete(reason);
                control.close();
            }
        });
    }

    private void stopInOrder() {
        boolean started = sessions.current().isPresent();
        if (started) {
            start.stopPinging();
        }
        Duration grace = around.config().work().ending().shutdownGrace();
        new OrderlyStop(announcer, lanes, sessions.all(), grace).run(started);
        heartbeat.close();
        sessions.closeForeignStores();
    }

    /** Stops at once: hands back the jobs and lets go of everything. */
    public void abandon() {
        sessions.forEach(Session::abandon);
    }

    private static Optional<String> text(BsonValue message) {
        return message.isString() ? Optional.of(message.asString().getValue()) : Optional.empty();
    }
}
