package io.qworker.peers;

import io.qworker.worker.Notification;
import io.qworker.worker.WorkerListener;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.bson.BsonString;
import org.bson.types.ObjectId;

/** What our worker ran, and what it complained of. */
final class OurRuns implements WorkerListener {

    private static final BsonString DONE = new BsonString("done");

    private final Map<String, Instant> under = new ConcurrentHashMap<>();
    private final Map<String, Instant> done = new ConcurrentHashMap<>();
    private final List<JobRun> ended = new CopyOnWriteArrayList<>();
    private final List<String> troubles = new CopyOnWriteArrayList<>();
    private volatile boolean started;
    private volatile boolean paused;

    boolean hasStarted() {
        return started;
    }

    boolean isPaused() {
        return paused;
    }

    /** Runs that have ended and whose outcome was recorded. */
    List<JobRun> ended() {
        return ended;
    }

    List<JobRun> ended(Collection<ObjectId> jobs) {
        return ended.stream().filter(run -> jobs.contains(run.job())).toList();
    }

    boolean isRunning(ObjectId job) {
        return under.containsKey(job.toHexString());
    }

    List<String> troubles() {
        return troubles;
    }

    void trouble(Throwable problem) {
        troubles.add(problem.toString());
    }

    @Override
    public void started() {
        started = true;
    }

    @Override
    public void paused(String application) {
        paused = true;
    }

    @Override
    public void managerOnline(String application) {
        paused = false;
    }

    /** {@code tasks/work.js} says when it is done. */
    @Override
    public void notified(Notification notification) {
        if (DONE.equals(notification.fields().get("msg"))) {
            done.put(notification.sourceId(), notification.triggeredAt());
        }
    }

    @Override
    public void jobStarted(String task, String jobId) {
        under.put(jobId, Instant.now());
    }

    @Override
    public void jobSucceeded(String task, String jobId) {
        ended.add(new JobRun(new ObjectId(jobId), under.remove(jobId), done.remove(jobId)));
    }

    @Override
    public void jobFailed(String task, String jobId, String reason) {
        jobSucceeded(task, jobId);
    }

    @Override
    public void warned(String message) {
        troubles.add(message);
    }

    @Override
    public void failed(String message) {
        troubles.add(message);
    }
}
