package io.qworker.worker;

import io.qworker.job.Claim;
import io.qworker.job.Outcome;
import io.qworker.job.Retry;
import io.qworker.schedule.NextRun;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonNull;
import org.bson.BsonValue;
import org.bson.types.ObjectId;

/** Hands waiting jobs to lanes as their limits allow, and keeps account of those that run. Safe for all threads. */
final class JobRunner {

    private final Lanes lanes;
    private final Backlog backlog;
    private final Session.Reports reports;
    private final Rules rules;
    private final Ends ends;
    private final Map<Integer, Run> runs = new ConcurrentHashMap<>();
    private final Lock lock = new ReentrantLock();
    private final Condition idle = lock.newCondition();

    /**
     * What is to be run.
     *
     * @param allowed whether jobs of a task may begin
     * @param stops ends runs before their end
     */
    record Rules(Predicate<String> allowed, RecurringJobs recurring, StopRuns stops) {}

    /**
     * Who is told.
     *
     * @param ended of each run's outcome, once
     * @param instead of each claim that is not run; what is done in its place is for the one that is told
     * @param handedBack of each run that was cut short through no fault of its own
     */
    record Ends(BiConsumer<Run, Outcome> ended, Consumer<RecurringJobs.Instead> instead, Consumer<Run> handedBack) {}

    JobRunner(Lanes lanes, Backlog backlog, Session.Reports reports, Rules rules, Ends ends) {
        this.lanes = lanes;
        this.backlog = backlog;
        this.reports = reports;
        this.rules = rules;
        this.ends = ends;
    }

    /** Starts every waiting job that may start now. */
    void runWaiting() {
        Optional<Claim> claim = backlog.next(this::canRun);
        while (claim.isPresent()) {
            start(claim.get());
            claim = backlog.next(this::canRun);
        }
    }

    private boolean canRun(String taskId) {
        return rules.allowed().test(taskId) && lanes.leastBusy(taskId).isPresent();
    }

    private void start(Claim claim) {
        Optional<RecurringJobs.Instead> instead =
                rules.recurring().instead(claim, reports.clock().instant());
        if (instead.isPresent()) {
            backlog.ended(claim.job().name());
            ends.instead().accept(instead.get());
            return;
        }
        lanes.leastBusy(claim.job().name()).ifPresentOrElse(lane -> start(claim, lane), () -> backlog.putBack(claim));
    }

    private void start(Claim claim, TaskLane lane) {
        Instant now = reports.clock().instant();
        Run run = new Run(reports.runIds().getAsInt(), claim, lane, now, attributes(claim, now));
        runs.put(run.id(), run);
        reports.notices().started(run);
        reports.listener().jobStarted(run.taskId(), run.jobId());
        run.lane().start(run.id(), run.attributes(), () -> rules.stops().began(run));
    }

    /** The job's document as Agenda would show it during the run: next run computed, last run now. */
    private BsonDocument attributes(Claim claim, Instant now) {
        BsonDocument attributes = claim.job().document().clone();
        attributes.remove("lease");
        attributes.put("lastRunAt", new BsonDateTime(now.toEpochMilli()));
        attributes.put(
                "nextRunAt",
                rules.recurring().next(claim.job(), now, now) instanceof NextRun.At(Instant at)
                        ? new BsonDateTime(at.toEpochMilli())
                        : BsonNull.VALUE);
        return attributes;
    }

    /** A lane's answer; false when there is no such run, or no longer. */
    boolean finished(int runId, Outcome outcome) {
        Run run = runs.remove(runId);
        if (run == null) {
            return false;
        }
        run.lane().jobEnded();
        backlog.ended(run.taskId());
        ends.ended().accept(run, rules.stops().judged(run, outcome));
        signalIfIdle();
        return true;
    }

    /** The lane was stopped: the runs that were to end have ended, the others are handed back. */
    void laneStopped(TaskLane lane) {
        for (Run run : List.copyOf(runs.values())) {
            if (run.lane() == lane) {
                rules.stops().guilty(run).ifPresentOrElse(outcome -> finished(run.id(), outcome), () -> handBack(run));
            }
        }
    }

    private void handBack(Run run) {
        if (runs.remove(run.id()) != null) {
            run.lane().jobEnded();
            backlog.ended(run.taskId());
            rules.stops().forget(run);
            ends.handedBack().accept(run);
            signalIfIdle();
        }
    }

    /** Every job that ran in this lane fails: its JavaScript is no more. */
    void laneEnded(TaskLane lane, String reason) {
        for (Run run : List.copyOf(runs.values())) {
            if (run.lane() == lane) {
                BsonValue data = run.attributes().getOrDefault("data", BsonNull.VALUE);
                finished(run.id(), Outcome.Failure.ofLane(reason, data, new Retry.AsDeclared("")));
            }
        }
    }

    private void signalIfIdle() {
        if (runs.isEmpty()) {
            lock.lock();
            try {
                idle.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }

    /** Waits until no job runs; false when that took longer. */
    boolean awaitIdle(Duration longest) throws InterruptedException {
        lock.lock();
        try {
            long left = longest.toNanos();
            while (!runs.isEmpty() && left > 0) {
                left = idle.awaitNanos(left);
            }
            return runs.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    Optional<Run> find(int runId) {
        return Optional.ofNullable(runs.get(runId));
    }

    Optional<Run> find(ObjectId jobId) {
        return runs.values().stream()
                .filter(run -> run.claim().job().id().equals(jobId))
                .findFirst();
    }

    Collection<Run> running() {
        return runs.values();
    }

    /** Tells every running job that the worker is about to stop; done when all terminators are. */
    CompletableFuture<Void> tellAll() {
        return CompletableFuture.allOf(runs.values().stream()
                .map(run -> run.lane().tell(run.id(), "AbortError", "The worker is stopping", () -> {}))
                .toArray(CompletableFuture[]::new));
    }
}
