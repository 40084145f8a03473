package io.qworker.worker;

import io.qworker.config.Config;
import io.qworker.job.Claim;
import io.qworker.job.Finish;
import io.qworker.job.Outcome;
import io.qworker.schedule.NextRun;
import io.qworker.store.JobStore;
import io.qworker.store.Lease;
import io.qworker.store.StoreException;
import io.qworker.task.Retention;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntSupplier;
import org.bson.BsonDocument;
import org.bson.BsonNull;
import org.bson.types.ObjectId;

/**
 * The time between a start and a stop, in which jobs are claimed, run and finished under one lease. Losing the lease (the
 * process was suspended, the store was away) ends nothing: a new one is opened, and what ran under the old one is refused by
 * the store.
 */
final class Session {

    private static final int RENEWALS_PER_LIFE = 3;
    private static final Duration BEFORE_THE_NEXT_TRY = Duration.ofSeconds(1);

    private final Parts parts;
    private final Backlog backlog;
    private final Pauses pauses;
    private final RecurringJobs recurring;
    private final JobRunner runner;
    private final Claimer claimer;
    private final Finisher finisher;
    private final Heartbeat heartbeat;
    private final StopRuns stops;
    private final Thread claiming;
    private final Thread finishing;
    private final Set<ObjectId> rescheduled = ConcurrentHashMap.newKeySet();
    private volatile Lease lease;
    /** By the stopwatch: until then the lease surely lives. */
    private volatile long leaseEnd;

    /** What a session works with. */
    record Parts(JobStore store, Config config, DefinedTasks tasks, Lanes lanes, Reports reports) {}

    /**
     * Where a session tells of what happens.
     *
     * @param identity whose session it is, for its lease
     */
    record Reports(
            JobNotices notices, WorkerListener listener, InstantSource clock, IntSupplier runIds, Identity identity) {}

    Session(Parts parts) {
        this.parts = parts;
        Config.Work work = parts.config().work();
        InstantSource clock = parts.reports().clock();
        this.lease = openLease();
        this.backlog = new Backlog(work.limits(), parts.tasks()::limits, clock);
        this.pauses = new Pauses(parts.config().identity().id(), parts.reports().listener()::warned);
        pauses.update(parts.store().paused(), parts.tasks().names());
        this.recurring = new RecurringJobs(parts.tasks()::dialect);
        this.heartbeat = new Heartbeat(this::trouble);
        this.stops = new StopRuns(heartbeat, parts.tasks()::timeout);
        this.runner = new JobRunner(
                parts.lanes(),
                backlog,
                parts.reports(),
                new JobRunner.Rules(this::mayBegin, recurring, stops),
                new JobRunner.Ends(this::ended, this::insteadOfARun, this::handedBack));
        this.finisher = new Finisher(parts.store(), this::trouble);
        this.claimer = new Claimer(
                new Claimer.Source(
                        parts.store(), () -> lease, this::names, parts.tasks()::clusterLimits, runner::runWaiting),
                backlog,
                work.processEvery(),
                this::trouble);
        parts.store().whenReleased(this::mayRunNow);
        this.claiming = Thread.ofPlatform().daemon().name("qworker-claimer").unstarted(claimer);
        this.finishing = Thread.ofPlatform().daemon().name("qworker-finisher").unstarted(finisher);
    }

    void start() {
        Duration life = lease.life();
        heartbeat.every(life.dividedBy(RENEWALS_PER_LIFE), this::renew);
        heartbeat.every(life.dividedBy(RENEWALS_PER_LIFE), this::returnLost);
        heartbeat.every(life.dividedBy(RENEWALS_PER_LIFE), this::heedPauses);
        finishing.start();
        claiming.start();
    }

    /** Jobs of a limited task begin only while nobody else can have been given them: this worker may have stood still. */
    private boolean mayBegin(String taskId) {
        return pauses.allow(taskId) && (!parts.tasks().isLimited(taskId) || System.nanoTime() - leaseEnd < 0);
    }

    /** The tasks whose jobs are to be claimed. */
    private Set<String> names() {
        return pauses.allowed(parts.tasks().names());
    }

    /** Looks up what is paused: jobs of it that wait here are handed back, those that run go on. */
    void heedPauses() {
        Set<String> before = names();
        pauses.update(parts.store().paused(), parts.tasks().names());
        claimer.giveBackPaused();
        if (!before.containsAll(names())) {
            claimer.wake();
        }
    }

    private Lease openLease() {
        leaseEnd = System.nanoTime() + Worker.LEASE_LIFE.toNanos();
        return parts.store()
                .openLease(
                        parts.config().identity().id(),
                        Worker.LEASE_LIFE,
                        WorkerFacts.about(parts.reports().identity(), parts.config()));
    }

    private void renew() {
        long end = System.nanoTime() + lease.life().toNanos();
        if (parts.store().renew(lease)) {
            leaseEnd = end;
            runner.runWaiting();
        } else {
            parts.reports()
                    .listener()
                    .warned("The lease on this worker's jobs ran out; they are run again, here or elsewhere");
            backlog.drain();
            lease = openLease();
            claimer.wake();
        }
    }

    private void returnLost() {
        if (parts.store().returnLost(parts.tasks().lockLifetimes()) > 0) {
            claimer.wake();
        }
    }

    private void trouble(RuntimeException e) {
        parts.reports().listener().failed(String.valueOf(e.getMessage()));
    }

    /** A run is over in its lane: write what it came to, then tell. */
    private void ended(Run run, Outcome outcome) {
        Instant now = parts.reports().clock().instant();
        boolean movedByTask = rescheduled.remove(run.claim().job().id());
        JobEnd.Times times =
                new JobEnd.Times(next(run, now), JobEnd.retryAt(run, outcome, now, parts.tasks()::backoff));
        JobEnd end = new JobEnd(run, outcome, now, times, movedByTask);
        String workerId = parts.config().identity().id();
        Finish finish = end.finish(
                new Retention(parts.config().work().ending().persistJobs()),
                parts.tasks().find(run.taskId()),
                workerId);
        BsonDocument document = end.document(end.fields(workerId));
        finisher.add(new Finisher.Ended(finish, written -> told(run, document, outcome, written)));
        runner.runWaiting();
        claimer.wakeIfLow();
    }

    private Optional<Instant> next(Run run, Instant now) {
        return switch (recurring.next(run.claim().job(), run.startedAt(), now)) {
            case NextRun.At(Instant at) -> Optional.of(at);
            case NextRun.Never() -> Optional.empty();
            case NextRun.Unreadable(String reason) -> {
                parts.reports()
                        .listener()
                        .warned("The job %s (%s) does not run again: %s".formatted(run.jobId(), run.taskId(), reason));
                yield Optional.empty();
            }
        };
    }

    private void insteadOfARun(RecurringJobs.Instead instead) {
        Claim claim = instead.finish().claim();
        Finisher.Ended moved = new Finisher.Ended(instead.finish(), _ -> claimer.wake());
        switch (instead) {
            case RecurringJobs.Instead.LeftOut leftOut -> {
                parts.reports()
                        .listener()
                        .warned("A run of %s that was due at %s was missed and is left out"
                                .formatted(claim.job().name(), leftOut.scheduled()));
                finisher.add(moved);
            }
            case RecurringJobs.Instead.OfItsOwn run -> Thread.startVirtualThread(() -> makeJob(run, moved));
        }
    }

    /** A store that is away comes back. */
    private void makeJob(RecurringJobs.Instead.OfItsOwn run, Finisher.Ended moved) {
        try {
            parts.store().addOnce(run.id(), run.run());
            finisher.add(moved);
        } catch (StoreException e) {
            trouble(e);
            heartbeat.after(BEFORE_THE_NEXT_TRY, () -> makeJob(run, moved));
        }
    }

    private void told(Run run, BsonDocument document, Outcome outcome, boolean written) {
        WorkerListener listener = parts.reports().listener();
        if (!written) {
            listener.warned("The job %s (%s) was taken from this worker while it ran; its outcome is not recorded"
                    .formatted(run.jobId(), run.taskId()));
            return;
        }
        parts.reports().notices().ended(run, document, outcome);
        if (parts.tasks().isLimited(run.taskId())) {
            mayRunNow(run.taskId());
        }
        switch (outcome) {
            case Outcome.Success success -> listener.jobSucceeded(run.taskId(), run.jobId());
            case Outcome.Failure failure -> listener.jobFailed(run.taskId(), run.jobId(), failure.reason());
        }
    }

    /** A job of this task that waited need not wait any longer, here or elsewhere. */
    private void mayRunNow(String taskId) {
        claimer.wake();
        parts.reports().notices().slotFreed().accept(taskId);
    }

    /** A lane called the processor of a run, just now: jobs that wait for a rate limit may follow in time. */
    void began(int runId) {
        find(runId).filter(run -> parts.tasks().isLimited(run.taskId())).ifPresent(run -> {
            Instant now = parts.store().now();
            Thread.ofVirtual().name("qworker-began").start(() -> began(run, now));
        });
    }

    /** A store that is away learns of it at the job's end. */
    private void began(Run run, Instant at) {
        try {
            parts.store().began(run.claim(), at);
        } catch (StoreException e) {
            trouble(e);
        }
    }

    /** A lane's answer; false when the run is none of this session's. */
    boolean finished(int runId, Outcome outcome) {
        return runner.finished(runId, outcome);
    }

    void laneEnded(TaskLane lane, String reason) {
        runner.laneEnded(lane, reason);
    }

    void laneStopped(TaskLane lane) {
        runner.laneStopped(lane);
    }

    /** Its lane was stopped for another's sake: it is due as it was before, for anyone. */
    private void handedBack(Run run) {
        BsonDocument set = new BsonDocument();
        if (!rescheduled.remove(run.claim().job().id())) {
            set.append("nextRunAt", run.claim().job().document().getOrDefault("nextRunAt", BsonNull.VALUE));
        }
        parts.reports()
                .listener()
                .warned("The job %s (%s) is run again: the lane in which it ran was stopped because of another"
                        .formatted(run.jobId(), run.taskId()));
        finisher.add(new Finisher.Ended(new Finish.Update(run.claim(), set), written -> claimer.wake()));
    }

    /** Ends a job that runs here, or takes it away before it does. */
    void cancel(ObjectId jobId) {
        find(jobId)
                .ifPresentOrElse(
                        stops::cancel,
                        () -> backlog.take(jobId)
                                .ifPresent(claim ->
                                        finisher.add(new Finisher.Ended(new Finish.Remove(claim), written -> {}))));
    }

    /** There is a lane again. */
    void laneReady() {
        runner.runWaiting();
    }

    Optional<Run> find(int runId) {
        return runner.find(runId);
    }

    Optional<Run> find(ObjectId jobId) {
        return runner.find(jobId);
    }

    void progressed(int runId, double percent) {
        find(runId).ifPresent(run -> {
            parts.reports().notices().progressed(run, percent);
            parts.reports().listener().jobProgressed(run.taskId(), run.jobId(), percent);
        });
    }

    /** The task gave its running job a new time, which the end of the run must not undo. */
    void rescheduled(ObjectId jobId) {
        if (find(jobId).isPresent()) {
            rescheduled.add(jobId);
        }
    }

    JobStore store() {
        return parts.store();
    }

    /** There may be new jobs. */
    void wake() {
        claimer.wake();
    }

    void pause() {
        claimer.pause();
    }

    void resume() {
        claimer.resume();
    }

    CompletableFuture<Void> tellRunning() {
        return runner.tellAll();
    }

    /** Waits until no job runs; false when that took longer than {@code grace}. */
    boolean awaitIdle(Duration grace) throws InterruptedException {
        return runner.awaitIdle(grace);
    }

    /** Writes what has ended and hands back everything else. */
    void close() {
        claimer.stop();
        join(claiming);
        parts.store().release(backlog.drain());
        if (parts.config().work().ending().onShutdown() == Config.OnShutdown.REMOVE) {
            removeRunning();
        }
        finisher.close();
        join(finishing);
        heartbeat.close();
        parts.store().closeLease(lease);
    }

    /** Hands back everything at once, running jobs included, and writes nothing more. */
    void abandon() {
        claimer.stop();
        heartbeat.close();
        parts.store().closeLease(lease);
    }

    private void removeRunning() {
        List<Finish> removals = runner.running().stream()
                .map(Run::claim)
                .filter(claim -> !Retention.recurring(claim.job().document()))
                .<Finish>map(Finish.Remove::new)
                .toList();
        parts.store().finish(removals);
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
