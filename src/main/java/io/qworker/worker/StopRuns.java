package io.qworker.worker;

import io.qworker.job.Outcome;
import io.qworker.job.Retry;
import io.qworker.job.Timeout;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.bson.BsonNull;
import org.bson.BsonValue;

/**
 * Ends runs that took too long or were cancelled. Their task is told first ({@code job.signal}, terminators) and given a
 * short grace; then the lane is stopped, whatever its JavaScript does, since nothing less stops a loop. Source: protocol.md
 * §2.7.
 */
final class StopRuns {

    private static final Duration GRACE = Duration.ofSeconds(2);

    private final Heartbeat timer;
    private final Function<String, Optional<Duration>> timeouts;
    private final Map<Integer, Future<?>> deadlines = new ConcurrentHashMap<>();
    private final Map<Integer, Stop> stops = new ConcurrentHashMap<>();

    /** A run that is to end. */
    private static final class Stop {

        private final String kind;
        private final String reason;
        private volatile boolean told;
        private volatile boolean guilty;

        Stop(String kind, String reason) {
            this.kind = kind;
            this.reason = reason;
        }

        boolean timedOut() {
            return kind.equals("TimeoutError");
        }
    }

    /** @param timeouts of tasks, by their ids */
    StopRuns(Heartbeat timer, Function<String, Optional<Duration>> timeouts) {
        this.timer = timer;
        this.timeouts = timeouts;
    }

    /** A run's JavaScript begins: what it waited for its lane does not count. */
    void began(Run run) {
        timeout(run)
                .ifPresent(timeout -> deadlines.put(
                        run.id(),
                        timer.after(
                                timeout,
                                () -> stop(run, new Stop("TimeoutError", "Timed out after " + words(timeout))))));
    }

    /** The job's own goes before its task's; one that cannot be read counts as none. */
    private Optional<Duration> timeout(Run run) {
        try {
            BsonValue own = run.claim().job().document().get(Timeout.FIELD);
            return own == null ? timeouts.apply(run.taskId()) : Timeout.read(own);
        } catch (IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    /** Somebody wants this run to end. */
    void cancel(Run run) {
        stop(run, new Stop("AbortError", "Cancelled"));
    }

    private void stop(Run run, Stop stop) {
        if (stops.putIfAbsent(run.id(), stop) == null) {
            run.lane().tell(run.id(), stop.kind, stop.reason, () -> stop.told = true);
            timer.after(GRACE, () -> insist(run, stop));
        }
    }

    /** It had its grace, unless another run keeps the whole lane waiting: then it has to wait, too. */
    private void insist(Run run, Stop stop) {
        if (stops.get(run.id()) != stop) {
            return;
        }
        if (!stop.told && run.lane().isHeldUpByOther(run.id())) {
            timer.after(GRACE, () -> insist(run, stop));
            return;
        }
        stop.guilty = true;
        run.lane().stop();
    }

    /** What a run came to, given that it may have been told to end. */
    Outcome judged(Run run, Outcome outcome) {
        Stop stop = stops.get(run.id());
        forget(run);
        return stop != null && outcome instanceof Outcome.Failure failure ? judged(stop, failure) : outcome;
    }

    private static Outcome judged(Stop stop, Outcome.Failure failure) {
        if (!stop.timedOut()) {
            return new Outcome.Failure(
                    failure.reason(), failure.error(), failure.stack(), failure.data(), new Retry.Never());
        }
        String reason = failure.reason().equals(stop.reason) ? stop.reason : stop.reason + ": " + failure.reason();
        Retry retry = failure.retry() instanceof Retry.AsDeclared ? new Retry.AsDeclared(stop.kind) : failure.retry();
        return new Outcome.Failure(reason, failure.error(), failure.stack(), failure.data(), retry);
    }

    void forget(Run run) {
        Future<?> deadline = deadlines.remove(run.id());
        if (deadline != null) {
            deadline.cancel(false);
        }
        stops.remove(run.id());
    }

    /** What a run in a lane that was stopped came to; empty when it was stopped for another's sake. */
    Optional<Outcome> guilty(Run run) {
        return Optional.ofNullable(stops.get(run.id()))
                .filter(stop -> stop.guilty || stop.told)
                .map(stop -> Outcome.Failure.ofLane(
                        stop.reason,
                        run.attributes().getOrDefault("data", BsonNull.VALUE),
                        new Retry.AsDeclared(stop.kind)));
    }

    static String words(Duration duration) {
        return duration.toMillis() < 1000
                ? duration.toMillis() + " ms"
                : BigDecimal.valueOf(duration.toMillis(), 3)
                                .stripTrailingZeros()
                                .toPlainString() + " s";
    }
}
