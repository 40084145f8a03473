package io.qworker.worker;

import io.qworker.job.Claim;
import io.qworker.job.Finish;
import io.qworker.job.Job;
import io.qworker.job.JobDraft;
import io.qworker.schedule.Dialect;
import io.qworker.schedule.NextRun;
import io.qworker.schedule.NotUnderstood;
import io.qworker.schedule.Overlap;
import io.qworker.schedule.Recurrence;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonNull;
import org.bson.BsonValue;
import org.bson.types.ObjectId;

/**
 * What recurring jobs have beside their runs: when they run next, runs that were missed and are left out, and runs that may
 * overlap, each of which is then a job of its own.
 *
 * @param dialects how the rules of a task's jobs are read
 */
record RecurringJobs(Function<String, Dialect> dialects) {

    /** What is done in place of a run. */
    sealed interface Instead {

        Finish.Update finish();

        /** The run was missed and is not made up for. */
        record LeftOut(Finish.Update finish, Instant scheduled) implements Instead {}

        /** The run becomes a job of its own, so that the next may begin while it goes on. */
        record OfItsOwn(Finish.Update finish, ObjectId id, JobDraft run) implements Instead {}
    }

    /** When a job is to run after the run that began and ended then. */
    NextRun next(Job job, Instant begun, Instant ended) {
        return NextRun.after(job.document(), dialects.apply(job.name()), begun, ended);
    }

    /** What is done with a claimed job in place of running it; empty when it is to be run. */
    Optional<Instead> instead(Claim claim, Instant now) {
        Job job = claim.job();
        Optional<Recurrence> recurrence = recurrence(job);
        if (recurrence.isEmpty() || job.nextRunAt().isEmpty()) {
            return Optional.empty();
        }
        Instant scheduled = job.nextRunAt().get();
        Recurrence.Policies policies = recurrence.get().policies();
        Finish.Update moved =
                new Finish.Update(claim, nextRunAt(recurrence.get().after(scheduled, now, now)));
        if (policies.missed().leavesOut(scheduled, now)) {
            return Optional.of(new Instead.LeftOut(moved, scheduled));
        }
        return policies.overlap() == Overlap.ALLOW
                ? Optional.of(new Instead.OfItsOwn(moved, idOfRun(job, scheduled), run(job, scheduled)))
                : Optional.empty();
    }

    /** A rule that cannot be read is told when the run has ended. */
    private Optional<Recurrence> recurrence(Job job) {
        try {
            return Recurrence.of(job.document(), dialects.apply(job.name()));
        } catch (NotUnderstood e) {
            return Optional.empty();
        }
    }

    private static BsonDocument nextRunAt(NextRun next) {
        BsonValue at =
                next instanceof NextRun.At(Instant instant) ? new BsonDateTime(instant.toEpochMilli()) : BsonNull.VALUE;
        return new BsonDocument("nextRunAt", at);
    }

    private static JobDraft run(Job job, Instant scheduled) {
        BsonValue data = job.document().getOrDefault("data", BsonNull.VALUE);
        return new JobDraft(job.name(), data, job.priority(), scheduled, new BsonDocument());
    }

    /** The same for the same run, however often a worker dies on the way. */
    private static ObjectId idOfRun(Job job, Instant scheduled) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(ByteBuffer.allocate(20)
                            .put(job.id().toByteArray())
                            .putLong(scheduled.toEpochMilli())
                            .array());
            ByteBuffer id = ByteBuffer.allocate(12).putInt((int) scheduled.getEpochSecond());
            return new ObjectId(id.put(digest, 0, 8).array());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
