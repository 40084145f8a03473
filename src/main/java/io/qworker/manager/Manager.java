package io.qworker.manager;

import io.qworker.bus.Bus;
import io.qworker.bus.Topics;
import io.qworker.queue.KnownWorker;
import io.qworker.queue.KnownWorker.State;
import io.qworker.schedule.Dialect;
import io.qworker.store.JobStore;
import io.qworker.store.Presence;
import io.qworker.store.StoreException;
import io.qworker.task.TaskDefinition;
import io.qworker.task.TaskDialects;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * One manager: it listens from the start, and acts while it leads. All it decides is decided on one thread, in the order in
 * which it was heard. Source: protocol.md §3.
 */
public final class Manager implements AutoCloseable {

    private final Surroundings around;
    private final KnownTasks tasks = new KnownTasks();
    private final KnownWorkers workers = new KnownWorkers();
    private final Leadership leadership;
    private final WorkerOrders orders;
    private final Admissions admissions;
    private final WatchHeartbeats heartbeats;
    private final ReturnLostJobs lostJobs;
    private final ScheduleRequests scheduleRequests;
    private final CancelRequests cancelRequests;
    private final List<Bus.Subscription> subscriptions = new ArrayList<>();
    private final ScheduledExecutorService control = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("qworker-manager").factory());
    private volatile Map<String, String> hosts = Map.of();
    private Instant toldOfTasksAt = Instant.EPOCH;
    private boolean storeAway;

    /** What a manager is put into. */
    public record Surroundings(
            ManagerSettings settings, JobStore store, Bus bus, InstantSource clock, ManagerListener listener) {}

    private Manager(Surroundings around) {
        ManagerSettings settings = around.settings();
        this.around = around;
        this.leadership = new Leadership(
                around.store(), settings.application(), settings.rhythm().leaseLife(), around.clock());
        this.orders = new WorkerOrders(around.bus(), settings);
        this.admissions = new Admissions(
                new AdmitWorkers(workers, tasks), workers, orders, around.listener(), this::afterPatience);
        this.heartbeats = new WatchHeartbeats(workers, settings.rhythm().offlineAfter());
        this.lostJobs = new ReturnLostJobs(around.store(), workers);
        this.scheduleRequests = new ScheduleRequests(around, tasks);
        this.cancelRequests = new CancelRequests(around.store());
    }

    /** Listens, and leads as soon as no other manager does. Throws {@link StoreException} if the store cannot be reached. */
    public static Manager start(Surroundings around) {
        Manager manager = new Manager(around);
        try {
            manager.begin();
            return manager;
        } catch (RuntimeException e) {
            manager.letGo();
            throw e;
        }
    }

    private void begin() {
        listen();
        long look = around.settings().rhythm().look().toNanos();
        if (leadership.look()) {
            control.execute(guarded(this::takeOver));
        } else {
            around.listener().standsBy();
        }
        control.scheduleWithFixedDelay(guarded(this::look), look, look, TimeUnit.NANOSECONDS);
    }

    private void listen() {
        on(Topics.DEFINE_TASKS, message -> {
            tasks.define(message.content());
            admissions.tasksDefined();
        });
        on(Topics.WORKER_INITIALIZE, message -> worker(message, this::initializes));
        on(Topics.WORKER_PING, message -> worker(message, this::pings));
        on(Topics.WORKER_START, message -> worker(message, this::pings));
        on(Topics.WORKER_RESTART, message -> worker(message, this::pings));
        on(Topics.WORKER_STOP, message -> worker(message, this::leaves));
        on(Topics.WORKER_TERMINATE, message -> worker(message, this::leaves));
        on(Topics.WORKER_DISCONNECTED, message -> worker(message, this::leaves));
        on(Topics.SCHEDULE_TASK, byLeading(scheduleRequests::heard, scheduleRequests::overheard));
        on(Topics.JOB_CANCEL, byLeading(cancelRequests::heard, message -> {}));
    }

    private void on(String event, Consumer<Bus.Received> handler) {
        subscriptions.add(around.bus().subscribe(event, message -> onControl(guarded(() -> handler.accept(message)))));
    }

    private Consumer<Bus.Received> byLeading(Consumer<Bus.Received> leading, Consumer<Bus.Received> standingBy) {
        return message -> (leadership.leads() ? leading : standingBy).accept(message);
    }

    private void worker(Bus.Received message, Consumer<LiveWorker> handler) {
        LiveWorker.of(message.content(), around.clock().instant()).ifPresent(handler);
    }

    // What workers say

    private void initializes(LiveWorker worker) {
        lostJobs.heard(worker);
        if (leadership.leads()) {
            admissions.asks(worker);
        } else {
            workers.put(worker);
        }
    }

    /** One that is not known, or was given up, was there before this manager: it starts anew under it. */
    private void pings(LiveWorker worker) {
        lostJobs.heard(worker);
        LiveWorker online = worker.as(State.ONLINE);
        State before = workers.find(worker).map(LiveWorker::state).orElse(State.OFFLINE);
        if (before == State.OFFLINE && leadership.leads()) {
            admissions.asks(worker);
            return;
        }
        workers.put(online);
        admissions.heard(online);
        if (before != State.ONLINE) {
            around.listener().online(online);
        }
    }

    private void leaves(LiveWorker worker) {
        lostJobs.heard(worker);
        workers.remove(worker).ifPresent(around.listener()::left);
        admissions.placeFreed();
    }

    // Leading

    private void look() {
        boolean led = leadership.leads();
        boolean leads = leadership.look();
        if (leads && !led) {
            takeOver();
        } else if (led && !leads) {
            around.listener().standsBy();
        }
        watchWorkers();
        List<Presence> present = around.store().workers();
        hosts = hosts(present);
        if (leads) {
            tellOfTasks();
            int freed = lostJobs.look(around.clock().instant(), present);
            if (freed > 0) {
                around.listener().returnedJobs(freed);
            }
        }
        storeAway = false;
    }

    /** For the next leader to recall. */
    private void tellOfTasks() {
        Instant now = around.clock().instant();
        if (!toldOfTasksAt.plus(around.settings().rhythm().pingInterval()).isAfter(now)) {
            toldOfTasksAt = now;
            orders.tellOfTasks(tasks.all());
        }
    }

    private static Map<String, String> hosts(List<Presence> present) {
        return present.stream()
                .filter(worker -> worker.about().isString("host"))
                .collect(Collectors.toMap(
                        Presence::workerId,
                        worker -> worker.about().getString("host").getValue(),
                        (one, another) -> another));
    }

    private void watchWorkers() {
        List<LiveWorker> silent = heartbeats.fallenSilent(around.clock().instant());
        silent.forEach(around.listener()::offline);
        silent.forEach(lostJobs::fellSilent);
        if (!silent.isEmpty()) {
            admissions.placeFreed();
        }
        workers.forget(around.clock().instant());
    }

    private void takeOver() {
        around.listener().leads();
        // Where none of ours ever led, another kind of manager may have done what was asked for.
        leadership.ledBefore().ifPresent(scheduleRequests::catchUp);
        new TakeOver(around, new TakeOver.Known(tasks, workers), orders, admissions, this::afterPatience).begin();
    }

    // For those who look

    public boolean leads() {
        return leadership.leads();
    }

    /** Every worker it knows of, those that fell silent within the last hour included. */
    public List<KnownWorker> workers() {
        return workers.all().stream()
                .map(worker -> worker.known(Optional.ofNullable(hosts.get(worker.id()))))
                .toList();
    }

    /** How times are read that are asked for a task. */
    public Dialect dialect(String task) {
        return new TaskDialects(around.settings().dialect(), tasks::find).of(task);
    }

    /** Every task that a worker defined, by id. */
    public List<TaskDefinition> tasks() {
        return tasks.all();
    }

    // The thread

    private void afterPatience(Runnable action) {
        long patience = around.settings().rhythm().patience().toNanos();
        control.schedule(guarded(action), patience, TimeUnit.NANOSECONDS);
    }

    private void onControl(Runnable action) {
        try {
            control.execute(action);
        } catch (RejectedExecutionException stopped) {
            // What is heard after the end is for the next leader.
        }
    }

    /** A store that is away is told of once, until it is back. */
    private Runnable guarded(Runnable action) {
        return () -> {
            try {
                action.run();
            } catch (StoreException e) {
                if (!storeAway) {
                    storeAway = true;
                    around.listener().failed(e.getMessage());
                }
            } catch (RuntimeException e) {
                around.listener().failed(String.valueOf(e));
            }
        };
    }

    /** Takes its leave: workers that do not stand alone pause until a manager is back, or another leads. */
    @Override
    public void close() {
        boolean led = leadership.leads();
        letGo();
        if (led) {
            try {
                orders.managerStops();
                leadership.resign();
            } catch (StoreException e) {
                around.listener().failed(e.getMessage());
            }
        }
        around.listener().stopped();
    }

    /** Lets go at once and tells nobody, as one that dies: another leads when the lease has run out. */
    void abandon() {
        letGo();
    }

    private void letGo() {
        subscriptions.forEach(Bus.Subscription::close);
        scheduleRequests.close();
        control.shutdown();
        try {
            control.awaitTermination(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
