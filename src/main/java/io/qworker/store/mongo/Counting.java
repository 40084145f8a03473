package io.qworker.store.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Projections.include;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.CountOptions;
import io.qworker.job.Job;
import io.qworker.job.JobState;
import io.qworker.store.JobCounts;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.bson.BsonDocument;
import org.bson.conversions.Bson;

/**
 * Counts jobs by indexes, each count up to a bound. Jobs that ever failed or repeat are read, since only a look at them tells
 * their state; the others' state is told by which fields they have.
 */
final class Counting {

    private static final int BOUND = 10_000;

    private final MongoCollection<BsonDocument> jobs;
    private final Instant now;
    private final Map<String, Map<JobState, Long>> looked = new HashMap<>();
    private boolean sawAll;

    private Counting(MongoCollection<BsonDocument> jobs, Instant now) {
        this.jobs = jobs;
        this.now = now;
    }

    static JobCounts counts(MongoCollection<BsonDocument> jobs, Instant now) {
        Counting counting = new Counting(jobs, now);
        counting.look();
        Map<String, JobCounts.OfTask> tasks = new TreeMap<>();
        Fields.names(jobs).forEach(name -> tasks.put(name, counting.ofTask(name)));
        return new JobCounts(tasks);
    }

    private void look() {
        int[] read = {0};
        jobs.find(or(Fields.failedOnce(), Fields.repeats()))
                .projection(include(
                        Fields.NAME,
                        Fields.LOCKED_AT,
                        Fields.NEXT_RUN_AT,
                        Fields.FAILED_AT,
                        Fields.LAST_FINISHED_AT,
                        Fields.REPEAT_INTERVAL))
                .limit(BOUND)
                .map(Job::new)
                .forEach(job -> {
                    read[0]++;
                    looked.computeIfAbsent(job.name(), _ -> new EnumMap<>(JobState.class))
                            .merge(JobState.of(job, now), 1L, Long::sum);
                });
        sawAll = read[0] < BOUND;
    }

    private JobCounts.OfTask ofTask(String name) {
        Bson plain = and(
                eq(Fields.NAME, name),
                eq(Fields.LOCKED_AT, null),
                eq(Fields.FAILED_AT, null),
                in(Fields.REPEAT_INTERVAL, null, "", 0));
        JobCounts.Count running = count(and(eq(Fields.NAME, name), Fields.locked()));
        return new JobCounts.OfTask(
                with(count(and(plain, Fields.timed())), looked(name, JobState.QUEUED, JobState.SCHEDULED)),
                running,
                looked(name, JobState.FAILED),
                looked(name, JobState.REPEATING),
                with(count(and(plain, eq(Fields.NEXT_RUN_AT, null))), looked(name, JobState.COMPLETED)));
    }

    private JobCounts.Count count(Bson which) {
        long jobsCounted = jobs.countDocuments(which, new CountOptions().limit(BOUND));
        return new JobCounts.Count(jobsCounted, jobsCounted == BOUND);
    }

    private JobCounts.Count looked(String name, JobState... states) {
        long sum = 0;
        for (JobState state : states) {
            sum += looked.getOrDefault(name, Map.of()).getOrDefault(state, 0L);
        }
        return new JobCounts.Count(sum, !sawAll);
    }

    private static JobCounts.Count with(JobCounts.Count one, JobCounts.Count other) {
        return new JobCounts.Count(one.jobs() + other.jobs(), one.atLeast() || other.atLeast());
    }
}
