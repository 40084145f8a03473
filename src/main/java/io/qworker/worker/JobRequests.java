package io.qworker.worker;

import io.qworker.filter.NotAFilter;
import io.qworker.job.Job;
import io.qworker.job.JobDraft;
import io.qworker.job.UniqueJob;
import io.qworker.job.UniqueKey;
import io.qworker.store.JobQuery;
import io.qworker.store.JobStore;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.bson.BsonDocument;
import org.bson.BsonNull;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.types.ObjectId;

/**
 * What jobs and {@code worker.agenda} ask of the queue. Asked on lanes' threads, done on others. Source: protocol.md §4.7
 * and §5.5.
 */
final class JobRequests {

    private static final Executor BACKGROUND =
            task -> Thread.ofVirtual().name("qworker-job-request").start(task);

    /** What nobody but the store and the course of a run writes. */
    private static final Set<String> NOT_SAVED =
            Set.of("_id", "lockedAt", "lease", "lastModifiedBy", "unique", "uniqueOpts", UniqueKey.FIELD);

    /** What else a job that is stored already keeps. */
    private static final Set<String> OF_THE_RUN = Set.of("name", "lastRunAt", "lastFinishedAt");

    private final Queue queue;

    /** Where the jobs are, and who asks. */
    interface Queue {

        /** Called off the lanes' threads. */
        JobStore store();

        /** What goes into {@code lastModifiedBy}. */
        String workerId();

        /** Whether the job is one of the store's; a job that is run without a queue is not. */
        boolean keeps(ObjectId id);

        /** What a job that runs here looked like when its run began. */
        Optional<BsonDocument> running(ObjectId id);

        /** A job that runs here was given a new time. */
        void rescheduled(ObjectId id);

        /** There is a job that may be due. */
        void added(String name);
    }

    JobRequests(Queue queue) {
        this.queue = queue;
    }

    /**
     * Stores a job, or what was changed of one that is there; answers its attributes as they are stored.
     *
     * @param before the attributes as they were read, of which those that are still the same are not written; empty for the
     *     ones with which a run began
     * @param ownRun whether the task runs the job itself, and so writes what the worker would write of a run
     */
    CompletionStage<BsonDocument> save(BsonDocument attributes, Optional<BsonDocument> before, boolean ownRun) {
        if (!attributes.isObjectId("_id")) {
            return inBackground(() -> add(attributes));
        }
        ObjectId id = attributes.getObjectId("_id").getValue();
        BsonDocument changed =
                changes(attributes, before.or(() -> queue.running(id)).orElseGet(BsonDocument::new), ownRun);
        if (changed.isDateTime("nextRunAt")) {
            queue.rescheduled(id);
        }
        return inBackground(() -> {
            change(id, changed);
            if (changed.isDateTime("nextRunAt")) {
                queue.added(attributes.getString("name").getValue());
            }
            return attributes;
        });
    }

    private static BsonDocument changes(BsonDocument attributes, BsonDocument before, boolean ownRun) {
        BsonDocument changed = new BsonDocument();
        for (Map.Entry<String, BsonValue> field : attributes.entrySet()) {
            boolean writable = !NOT_SAVED.contains(field.getKey()) && (ownRun || !OF_THE_RUN.contains(field.getKey()));
            if (writable && !field.getValue().equals(before.get(field.getKey(), BsonNull.VALUE))) {
                changed.put(field.getKey(), field.getValue());
            }
        }
        return changed;
    }

    private void change(ObjectId id, BsonDocument changed) {
        if (changed.isEmpty() || !queue.keeps(id)) {
            return;
        }
        changed.put("lastModifiedBy", new BsonString(queue.workerId()));
        if (!queue.store().update(id, changed)) {
            throw new IllegalStateException("There is no job " + id.toHexString() + " any more");
        }
    }

    private BsonDocument add(BsonDocument attributes) {
        String name = attributes.getString("name").getValue();
        BsonDocument fields = attributes.clone();
        NOT_SAVED.forEach(fields::remove);
        fields.put("lastModifiedBy", new BsonString(queue.workerId()));
        Job stored = store(name, attributes, fields);
        queue.added(name);
        return visible(stored);
    }

    private Job store(String name, BsonDocument attributes, BsonDocument fields) {
        JobStore store = queue.store();
        if (new BsonString("single").equals(fields.get("type"))) {
            return store.upsert(UniqueJob.single(name, fields, store.now())).job();
        }
        if (attributes.isDocument("unique")) {
            BsonDocument query = attributes.getDocument("unique");
            UniqueJob job = insertOnly(attributes)
                    ? UniqueJob.unlessThere(name, query, fields)
                    : UniqueJob.matching(name, query, fields);
            return store.upsert(job).job();
        }
        BsonValue data = fields.get("data", BsonNull.VALUE);
        return store.add(List.of(new JobDraft(name, data, 0, Instant.EPOCH, fields)))
                .getFirst();
    }

    private static boolean insertOnly(BsonDocument attributes) {
        return attributes.isDocument("uniqueOpts")
                && attributes.getDocument("uniqueOpts").get("insertOnly", BsonNull.VALUE) instanceof BsonValue value
                && value.isBoolean()
                && value.asBoolean().getValue();
    }

    /** The jobs that a query means, as tasks see them. */
    CompletionStage<List<BsonDocument>> find(JobQuery query) {
        return inBackground(() ->
                queue.store().query(query).stream().map(JobRequests::visible).toList());
    }

    /** Deletes the jobs that a query means; answers how many. */
    CompletionStage<Integer> remove(BsonDocument filter) {
        return inBackground(() -> queue.store().removeAll(filter));
    }

    /** Writes fields of the jobs that a query means; answers how many. */
    CompletionStage<Integer> update(BsonDocument filter, BsonDocument set) {
        return inBackground(() -> queue.store().updateAll(filter, set));
    }

    /** Without what is the store's own. */
    private static BsonDocument visible(Job job) {
        BsonDocument visible = job.document().clone();
        visible.remove("lease");
        visible.remove(UniqueKey.FIELD);
        return visible;
    }

    private static <T> CompletableFuture<T> inBackground(Callable<T> action) {
        CompletableFuture<T> result = new CompletableFuture<>();
        BACKGROUND.execute(() -> {
            try {
                result.complete(action.call());
            } catch (NotAFilter wrong) {
                result.completeExceptionally(new IllegalArgumentException("the query: " + wrong.getMessage(), wrong));
            } catch (Exception e) {
                result.completeExceptionally(e);
            }
        });
        return result;
    }
}
