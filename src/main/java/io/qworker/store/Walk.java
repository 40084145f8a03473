package io.qworker.store;

import io.qworker.job.Job;
import io.qworker.job.JobState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.types.ObjectId;

/**
 * Fills a page stretch by stretch, each longer than the one before, until it is full, or the end is reached, or it took too
 * long: however many jobs there are that are not looked for, a page costs about the same.
 */
public final class Walk {

    private static final Duration PATIENCE = Duration.ofMillis(100);
    private static final int LONGEST_STRETCH = 4_000;

    private Walk() {}

    /** Goes down from the newest job. */
    @FunctionalInterface
    public interface Steps<E extends Exception> {

        /**
         * Looks at about as many jobs as given, older than {@code after}.
         *
         * @param after empty for the very newest
         */
        Stretch look(Optional<ObjectId> after, int length) throws E;
    }

    /**
     * What a stretch held.
     *
     * @param jobs newest first; some may not be of the states looked for
     * @param end everything not older than this was looked at; empty when that was all
     */
    public record Stretch(List<Job> jobs, Optional<ObjectId> end) {}

    /** @param now by which states are judged */
    public static <E extends Exception> JobPage fill(
            JobFilter filter, Optional<ObjectId> after, int limit, Instant now, Steps<E> steps) throws E {
        long started = System.nanoTime();
        List<Job> found = new ArrayList<>();
        Optional<ObjectId> from = after;
        int length = limit;
        do {
            Stretch stretch = steps.look(from, length);
            stretch.jobs().stream().filter(job -> matches(filter, job, now)).forEach(found::add);
            if (found.size() > limit || found.size() == limit && stretch.end().isPresent()) {
                List<Job> page = List.copyOf(found.subList(0, limit));
                return new JobPage(page, Optional.of(page.getLast().id()));
            }
            from = stretch.end();
            length = Math.max(limit, 2 * Math.min(length, LONGEST_STRETCH / 2));
        } while (from.isPresent() && System.nanoTime() - started < PATIENCE.toNanos());
        return new JobPage(List.copyOf(found), from);
    }

    private static boolean matches(JobFilter filter, Job job, Instant now) {
        return (filter.names().isEmpty() || filter.names().contains(job.name()))
                && (filter.states().isEmpty() || filter.states().contains(JobState.of(job, now)));
    }
}
