package io.qworker.worker;

import io.qworker.job.Job;
import io.qworker.job.JobState;
import io.qworker.job.UniqueJob;
import io.qworker.job.Upserted;
import io.qworker.schedule.Dialect;
import io.qworker.store.JobFilter;
import io.qworker.store.JobStore;
import io.qworker.task.Retention;
import io.qworker.task.TaskDefinition;
import io.qworker.task.TaskSchedule;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bson.BsonBoolean;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonNull;
import org.bson.BsonString;
import org.bson.BsonValue;

/**
 * Makes the recurring jobs that tasks ask for in their metadata, one of each task in the whole cluster: what the file says
 * wins over what is stored, and a job that its file no longer asks for goes.
 */
public final class ReconcileSchedules {

    private static final BsonDocument SINGLE = new BsonDocument("type", new BsonString("single"));
    /** In one of these states is a recurring job that is to run. */
    private static final Set<JobState> REPEATING = Set.of(JobState.REPEATING, JobState.FAILED, JobState.RUNNING);

    private static final int MOST_OF_ONE_TASK = 10_000;

    private final JobStore store;
    private final String workerId;
    private final Dialect dialect;
    private final WorkerListener listener;

    /** @param dialect of tasks that name none */
    public ReconcileSchedules(JobStore store, String workerId, Dialect dialect, WorkerListener listener) {
        this.store = store;
        this.workerId = workerId;
        this.dialect = dialect;
        this.listener = listener;
    }

    /** Each difference is told; the tasks have been checked when their files were read. */
    public void of(Collection<TaskDefinition> tasks) {
        for (TaskDefinition task : tasks) {
            TaskSchedule.of(task, dialect).ifPresentOrElse(schedule -> keep(task, schedule), () -> drop(task));
        }
    }

    private void keep(TaskDefinition task, TaskSchedule wanted) {
        Instant now = store.now();
        Optional<Instant> first = wanted.first(now, false);
        Upserted stored = store.upsert(UniqueJob.unlessThere(task.id(), SINGLE, document(wanted, first)));
        if (stored.inserted()) {
            listener.scheduleChanged(task.id(), "new, " + wanted.words() + next(first));
            return;
        }
        change(task, wanted, stored.job(), now);
    }

    private BsonDocument document(TaskSchedule wanted, Optional<Instant> first) {
        BsonDocument document = new BsonDocument("data", BsonNull.VALUE);
        document.putAll(wanted.fields());
        return document.append("nextRunAt", date(first))
                .append("lockedAt", BsonNull.VALUE)
                .append("lastModifiedBy", new BsonString(workerId));
    }

    private void change(TaskDefinition task, TaskSchedule wanted, Job job, Instant now) {
        BsonDocument set = new BsonDocument();
        for (Map.Entry<String, BsonValue> field : wanted.fields().entrySet()) {
            if (!same(field.getValue(), job.document().get(field.getKey()))) {
                set.put(field.getKey(), field.getValue());
            }
        }
        boolean hasRun = job.instant("lastRunAt").isPresent();
        Optional<Instant> first = wanted.first(now, hasRun);
        boolean stands = job.nextRunAt().isEmpty() && job.lockedAt().isEmpty() && first.isPresent();
        boolean otherRule = TaskSchedule.RULE.stream().anyMatch(set::containsKey);
        if (otherRule || stands) {
            set.put("nextRunAt", date(first));
        }
        if (!set.isEmpty()) {
            store.update(job.id(), set.append("lastModifiedBy", new BsonString(workerId)));
            listener.scheduleChanged(task.id(), told(wanted, job, otherRule, stands) + (otherRule ? next(first) : ""));
        }
    }

    private static String told(TaskSchedule wanted, Job job, boolean otherRule, boolean stands) {
        if (!otherRule) {
            return stands ? "set going again, " + wanted.words() : "changed in its data or its policies";
        }
        BsonValue interval = job.document().get("repeatInterval", BsonNull.VALUE);
        BsonValue before = interval.isNull() ? job.document().get("repeatAt", BsonNull.VALUE) : interval;
        return (before.isNull() ? "changed to " : "changed from " + TaskSchedule.words(before) + " to ")
                + wanted.words();
    }

    private static String next(Optional<Instant> first) {
        return first.map(at -> ", next at " + at).orElse(", which never comes");
    }

    /** Only a job that metadata made. */
    private void drop(TaskDefinition task) {
        List<Job> made = store.newest(new JobFilter(Set.of(task.id()), REPEATING), MOST_OF_ONE_TASK).stream()
                .filter(job -> Retention.recurring(job.document()))
                .filter(job -> BsonBoolean.TRUE.equals(job.document().get(TaskSchedule.MARK)))
                .toList();
        for (Job job : made) {
            store.remove(job.id());
            listener.scheduleChanged(task.id(), "removed, since its file no longer says \"every\"");
        }
    }

    /** What is missing and what is null are the same, and a number is one whatever its type. */
    private static boolean same(BsonValue wanted, BsonValue stored) {
        BsonValue there = stored == null ? BsonNull.VALUE : stored;
        return wanted.isNumber() && there.isNumber()
                ? wanted.asNumber().doubleValue() == there.asNumber().doubleValue()
                : wanted.equals(there);
    }

    private static BsonValue date(Optional<Instant> instant) {
        return instant.<BsonValue>map(at -> new BsonDateTime(at.toEpochMilli())).orElse(BsonNull.VALUE);
    }
}
