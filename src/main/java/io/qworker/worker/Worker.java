package io.qworker.worker;

import io.qworker.bus.Bus;
import io.qworker.bus.Topics;
import io.qworker.config.Config;
import io.qworker.job.Outcome;
import io.qworker.js.JsEngine;
import io.qworker.js.LaneSettings;
import io.qworker.permission.Permissions;
import io.qworker.schedule.HumanInterval;
import io.qworker.schedule.NotUnderstood;
import io.qworker.store.JobStore;
import io.qworker.store.StoreException;
import io.qworker.task.JobAttributes;
import io.qworker.task.TaskCatalog;
import io.qworker.task.TaskDefinition;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
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
    private final List<Session> sessions = new CopyOnWriteArrayList<>();
    private final ExecutorService control = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("qworker-control").factory());
    private final CompletableFuture<Optional<String>> ended = new CompletableFuture<>();
    private final AtomicInteger lastRunId = new AtomicInteger();
    private final AtomicInteger lastLane = new AtomicInteger();
    private volatile Session session;
    private volatile boolean stopping;
    private volatile boolean stopAsked;
    private volatile CompletableFuture<Void> starting = CompletableFuture.completedFuture(null);
    private Duration pingInterval;
    private ScheduledFuture<?> pinging;

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
        this.pingInterval = around.config().reports().pingInterval();
        this.heartbeat = new Heartbeat(e -> around.listener().failed(String.valueOf(e.getMessage())));
        Channel channel = new Channel(around.bus(), e -> around.listener().failed(String.valueOf(e.getMessage())));
        this.announcer = new Announcer(
                identity, channel, around.listener(), around.machine().clock(), this::emit);
        this.tasks = new DefinedTasks(around.config().work().taskDefaults());
        this.lanes = new Lanes(this::openLane, around.config().work().lanes());
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
        lane.ended().thenAccept(code -> onControl(() -> laneEnded(lane, code)));
        return lane;
    }

    /** A task file called {@code process.exit}: its lane's jobs fail, and a fresh lane takes its place. */
    private void laneEnded(TaskLane ended, int code) {
        if (stopping) {
            return;
        }
        String reason = "process.exit(" + code + ") ended the lane in which the job ran";
        announcer.error("A task file called process.exit(" + code + "); its lane is started anew");
        sessions.forEach(each -> each.laneEnded(ended, reason));
        try {
            lanes.restart(ended);
            sessions.forEach(Session::laneReady);
        } catch (RuntimeException e) {
            announcer.error(StartFailure.describe(e));
            stop(Optional.of("A lane could not be started anew"));
        }
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
        onControl(() -> {
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
                startAlone(found);
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
        control.shutdown();
    }

    private void subscribe() {
        Channel channel = announcer.channel();
        long pid = identity().pid();
        channel.subscribe(
                Topics.MANAGER_START,
                message -> onControl(() -> managerStarted(text(message).orElse(""))));
        channel.subscribe(
                Topics.MANAGER_STOP,
                message -> onControl(() -> managerStopped(text(message).orElse(""))));
        channel.subscribe(Topics.JOB_CANCEL, message -> onControl(() -> cancel(message)));
        channel.subscribe(Topics.JOB_SCHEDULED, message -> wake());
        channel.subscribe(Topics.PAUSES_CHANGED, message -> onControl(() -> sessions.forEach(Session::heedPauses)));
        channel.subscribe(Topics.start(pid), message -> onControl(() -> start(StartMessage.of(message))));
        channel.subscribe(Topics.stop(pid), message -> stop(text(message)));
        channel.subscribe(Topics.terminate(pid), message -> stop(text(message)));
    }

    private List<TaskDefinition> announceTasks() {
        var scan = new TaskCatalog(around.config().tasks().paths()).read();
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
        if (session == null && !stopping) {
            around.listener().waitsForManager();
        }
    }

    // Starting

    private void startAlone(List<TaskDefinition> found) {
        List<TaskDefinition> wanted = new WantedTasks(identity().taskIds()).among(found);
        Optional<String> missing = new WantedTasks(identity().taskIds()).missingIn(found);
        if (missing.isPresent()) {
            around.listener()
                    .warned("No task “%s” was found in %s"
                            .formatted(missing.get(), around.config().tasks().paths()));
        }
        if (wanted.isEmpty()) {
            stop(Optional.of("None of the tasks was found; `qworker tasks` lists those that are there"));
            return;
        }
        start(StartMessage.alone(wanted));
    }

    /** A first start, or a further one, which a manager sends when it came back or when tasks have changed. */
    private void start(StartMessage message) {
        if (stopping) {
            return;
        }
        boolean again = session != null;
        announcer.trigger(again ? "before:restart" : "before:start");
        if (again) {
            retire();
        }
        try {
            message.pingInterval().ifPresent(interval -> pingInterval = interval);
            load(message.tasks());
            if (!again) {
                await(lanes.runWorkerHooks("initializer"));
            }
            begin(message);
            announcer.trigger(again ? "restart" : "start");
            around.listener().started();
        } catch (RuntimeException e) {
            startFailed(e);
        }
    }

    /** Waits for task files and their hooks, which a stop does not. */
    private void await(CompletableFuture<Void> hooks) {
        starting = hooks;
        if (stopAsked) {
            hooks.cancel(false);
        }
        hooks.join();
    }

    private void load(List<TaskDefinition> given) {
        List<TaskDefinition> local = WantedTasks.localized(
                given, new TaskCatalog(around.config().tasks().paths()).read().tasks());
        tasks.load(local);
        local.forEach(around.listener()::taskLoaded);
        await(lanes.loadTasks(local));
    }

    private void begin(StartMessage message) {
        JobStore store = message.namesStore()
                ? around.stores().open(message.db(), message.collection().orElse("Job"))
                : around.store();
        Config config = message.processEvery().map(this::withProcessEvery).orElse(around.config());
        Session opened = new Session(new Session.Parts(store, config, tasks, lanes, reports()));
        sessions.add(opened);
        announcer.sayWithTasks("start");
        emit("agenda:start");
        pinging = heartbeat.every(pingInterval, () -> announcer.trigger("ping"));
        session = opened;
        if (!config.identity().disabled()) {
            opened.start();
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
        JobNotices notices = new JobNotices(
                new JobAttributes(around.config().reports().jobAttributes()),
                tasks::find,
                around.machine().clock(),
                announcer::notify);
        return new Session.Reports(
                notices, around.listener(), around.machine().clock(), lastRunId::incrementAndGet, identity());
    }

    /** The worker stays, so that a manager can start it again; on its own there is nobody to do so. */
    private void startFailed(RuntimeException failure) {
        if (stopAsked) {
            return;
        }
        String message = StartFailure.describe(failure);
        announcer.error(message);
        if (identity().standalone()) {
            stop(Optional.of("The worker could not start"));
        }
    }

    // Managers come and go

    private void managerStarted(String application) {
        around.listener().managerOnline(application);
        emit("manager:start", new BsonString(application));
        announceTasks();
        if (session != null) {
            session.resume();
        } else {
            announcer.trigger("initialize");
        }
    }

    private void managerStopped(String application) {
        around.listener().managerOffline(application);
        emit("manager:stop", new BsonString(application));
        if (session != null && !identity().standalone()) {
            around.listener().paused(application);
            emit("pause", new BsonString(application));
            session.pause();
        }
    }

    private void cancel(BsonValue message) {
        Optional<String> id = message.isObjectId()
                ? Optional.of(message.asObjectId().getValue().toHexString())
                : text(message);
        id.filter(ObjectId::isValid)
                .map(ObjectId::new)
                .flatMap(this::findRun)
                .ifPresent(run -> run.lane().cancel(run.id()));
    }

    // What the task files ask

    DefinedTasks tasks() {
        return tasks;
    }

    JobStore store() {
        return session == null ? around.store() : session.store();
    }

    void wake() {
        if (session != null) {
            session.wake();
        }
    }

    Optional<Run> findRun(ObjectId jobId) {
        return sessions.stream().flatMap(each -> each.find(jobId).stream()).findFirst();
    }

    void rescheduled(ObjectId jobId) {
        sessions.forEach(each -> each.rescheduled(jobId));
    }

    void progressed(int runId, double percent) {
        sessions.stream().flatMap(each -> each.find(runId).stream()).findFirst().ifPresent(run -> {
            reports().notices().progressed(run, percent);
            around.listener().jobProgressed(run.taskId(), run.jobId(), percent);
        });
    }

    void finished(int runId, Outcome outcome) {
        for (Session each : sessions) {
            if (each.finished(runId, outcome)) {
                return;
            }
        }
    }

    private void emit(String event, BsonValue... arguments) {
        if (lanes != null) {
            lanes.emit(event, arguments);
        }
    }

    // Stopping

    /** Stops in good order, once; {@link #ended} tells when it is done. A reason makes it a failure. */
    public void stop(Optional<String> reason) {
        stopAsked = true;
        starting.cancel(false);
        onControl(() -> {
            if (!stopping) {
                stopping = true;
                stopInOrder();
                ended.complete(reason);
                control.shutdown();
            }
        });
    }

    private void stopInOrder() {
        boolean started = session != null;
        if (started) {
            pinging.cancel(false);
        }
        Duration grace = around.config().work().ending().shutdownGrace();
        new OrderlyStop(announcer, lanes, sessions, grace).run(started);
        heartbeat.close();
        sessions.forEach(this::closeForeignStore);
    }

    /** A store that a manager named was opened for its session alone. */
    private void closeForeignStore(Session ended) {
        if (ended.store() != around.store()) {
            ended.store().close();
        }
    }

    /** Stops at once: hands back the jobs and lets go of everything. */
    public void abandon() {
        sessions.forEach(Session::abandon);
    }

    /** Ends a session whose runs are left to finish, without holding up the next one. */
    private void retire() {
        Session old = session;
        old.pause();
        pinging.cancel(false);
        emit("agenda:restart");
        announcer.sayWithTasks("stop");
        Thread.ofVirtual().start(() -> {
            try {
                old.awaitIdle(Duration.ofDays(1));
                old.close();
                closeForeignStore(old);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                sessions.remove(old);
            }
        });
    }

    private void onControl(Runnable action) {
        try {
            control.execute(() -> {
                try {
                    action.run();
                } catch (RuntimeException e) {
                    around.listener().failed(StartFailure.describe(e));
                }
            });
        } catch (RejectedExecutionException stopped) {
            // Messages that arrive after the end mean nothing to this worker.
        }
    }

    private static Optional<String> text(BsonValue message) {
        return message.isString() ? Optional.of(message.asString().getValue()) : Optional.empty();
    }
}
