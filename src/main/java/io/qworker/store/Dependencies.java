package io.qworker.store;

import io.qworker.job.After;
import io.qworker.job.Claim;
import io.qworker.job.Ending;
import io.qworker.job.Finish;
import io.qworker.job.Job;
import io.qworker.store.Edges.Edge;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.bson.BsonBoolean;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonNull;
import org.bson.BsonString;
import org.bson.types.ObjectId;

/**
 * Lets jobs wait for others. The edges are written before the job and looked at after it, so that a job before that ends at
 * any moment is met by one side or the other; each step may be done twice. What whoever died has left is found by
 * {@link #sweep}. A job waits for jobs that were there before it, so none waits for itself.
 */
public final class Dependencies {

    private static final int SWEPT_AT_ONCE = 200;
    /** In s: an edge without its job is older than the time it takes to store one. */
    private static final int LEFT_BEHIND = 3600;

    private static final ObjectId FIRST = new ObjectId("000000000000000000000000");

    private final JobStore store;
    private final Edges edges;
    private volatile ObjectId sweptUntil = FIRST;
    private volatile Consumer<String> released = _ -> {};

    public Dependencies(JobStore store, Edges edges) {
        this.store = store;
        this.edges = edges;
    }

    /** Has somebody told of the tasks of jobs that need wait no longer. */
    public void whenReleased(Consumer<String> released) {
        this.released = released;
    }

    /** To be called before the jobs are stored. */
    public void announce(Collection<Job> jobs) {
        List<Edge> all = new ArrayList<>();
        for (Job job : jobs) {
            for (ObjectId parent : After.waits(job) ? After.of(job).jobs() : List.<ObjectId>of()) {
                if (parent.equals(job.id())) {
                    throw new StoreException("The job " + parent + " cannot wait for itself");
                }
                all.add(new Edge(job.id(), parent));
            }
        }
        if (!all.isEmpty()) {
            edges.add(all);
        }
    }

    /** To be called when the jobs are stored: those before may have ended already. */
    public void stored(Collection<Job> jobs) {
        jobs.stream()
                .filter(After::waits)
                .forEach(job -> orLater(() -> {
                    After.of(job)
                            .jobs()
                            .forEach(parent -> resolve(new Edge(job.id(), parent), Ending.of(store.find(parent))));
                    releaseIfReady(job.id());
                }));
    }

    /** What was asked of the store is done already: the rest is left to {@link #sweep} while the store is away. */
    private static void orLater(Runnable rest) {
        try {
            rest.run();
        } catch (StoreException away) {
            // Nothing is lost: the edges are there.
        }
    }

    /** Claimed jobs were finished, but for those whose claims were lost. */
    public void finished(List<Finish> finishes, Collection<Claim> lost) {
        Set<ObjectId> ended = new HashSet<>();
        finishes.forEach(finish -> ended.add(finish.claim().job().id()));
        lost.forEach(claim -> ended.remove(claim.job().id()));
        orLater(() -> edges.openTo(ended).forEach(edge -> resolve(edge, Ending.afterRun(store.find(edge.parent())))));
    }

    /** Removes a job; unless it has succeeded or runs just now, it will not succeed any more. */
    public boolean removing(ObjectId job, BooleanSupplier remove) {
        List<Edge> open = edges.openTo(List.of(job));
        if (open.isEmpty()) {
            return remove.getAsBoolean();
        }
        Optional<Job> seen = store.find(job);
        boolean removed = remove.getAsBoolean();
        if (removed && Ending.of(seen) == Ending.SUCCEEDED) {
            orLater(() -> open.forEach(this::met));
        } else if (removed && seen.flatMap(Job::lockedAt).isEmpty()) {
            orLater(() -> cancelled(job));
        }
        return removed;
    }

    private void cancelled(ObjectId job) {
        edges.openTo(List.of(job)).forEach(edge -> resolve(edge, Ending.FAILED));
        edges.forget(job);
    }

    private void resolve(Edge edge, Ending ending) {
        switch (ending) {
            case PENDING -> {
                // Its end is told, or found.
            }
            case SUCCEEDED -> met(edge);
            case FAILED ->
                store.find(edge.child()).filter(After::waits).ifPresent(child -> {
                    switch (After.of(child).onFailure()) {
                        case RUN -> met(edge);
                        case FAIL -> fail(child, edge.parent());
                        case CANCEL -> cancel(child);
                    }
                });
        }
    }

    private void met(Edge edge) {
        edges.met(edge);
        releaseIfReady(edge.child());
    }

    private void releaseIfReady(ObjectId id) {
        Optional<Job> child = store.find(id);
        if (child.isEmpty() || edges.waits(id)) {
            return;
        }
        if (!After.waits(child.get())) {
            edges.forget(id);
        } else if (store.updateFree(child.get(), new BsonDocument("disabled", BsonBoolean.FALSE))) {
            edges.forget(id);
            released.accept(child.get().name());
        }
    }

    private void fail(Job child, ObjectId parent) {
        BsonDateTime now = new BsonDateTime(store.now().toEpochMilli());
        int failures = child.document().isNumber("failCount")
                ? child.document().getNumber("failCount").intValue()
                : 0;
        BsonDocument set = new BsonDocument("disabled", BsonBoolean.FALSE)
                .append("nextRunAt", BsonNull.VALUE)
                .append("lastFinishedAt", now)
                .append("failedAt", now)
                .append("failCount", new BsonInt32(failures + 1))
                .append(
                        "failReason",
                        new BsonString("The job " + parent + ", after which it was to run, failed or was cancelled"));
        if (store.updateFree(child, set)) {
            cancelled(child.id());
        }
    }

    private void cancel(Job child) {
        if (store.removeFree(child)) {
            cancelled(child.id());
        }
    }

    /** Does what somebody left who died between two steps, a part of it each time. */
    public void sweep() {
        edges.ready(SWEPT_AT_ONCE).forEach(child -> {
            releaseIfReady(child);
            forgetIfLeftBehind(child);
        });
        List<Edge> some = edges.open(sweptUntil, SWEPT_AT_ONCE);
        for (Edge edge : some) {
            resolve(edge, Ending.of(store.find(edge.parent())));
            forgetIfLeftBehind(edge.child());
        }
        sweptUntil = some.size() < SWEPT_AT_ONCE ? FIRST : some.getLast().child();
    }

    private void forgetIfLeftBehind(ObjectId child) {
        if (child.getTimestamp() < store.now().getEpochSecond() - LEFT_BEHIND
                && store.find(child).filter(After::waits).isEmpty()) {
            edges.forget(child);
        }
    }
}
