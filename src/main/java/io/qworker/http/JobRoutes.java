package io.qworker.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.qworker.http.Problem.Kind;
import io.qworker.job.Job;
import io.qworker.job.JobDraft;
import io.qworker.job.JobState;
import io.qworker.queue.JobJson;
import io.qworker.queue.JobsAccess;
import io.qworker.queue.StoredJobs;
import io.qworker.store.JobFilter;
import io.qworker.store.JobPage;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bson.types.ObjectId;

/** The routes of jobs. */
record JobRoutes(StoredJobs jobs, KnownNames names) {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int PAGE = 50;
    private static final int LARGEST_PAGE = 500;

    /** Puts a job into the queue; the same idempotency key again answers the same job. */
    Answer queue(Request request) {
        request.query().only();
        JobDraft asked = new QueueRequest(request.json()).read(jobs.clock(), ZoneId.systemDefault(), names::dialect);
        JobDraft draft = new JobDraft(
                names.resolve(asked.name()), asked.data(), asked.priority(), asked.nextRunAt(), asked.extra());
        Optional<ObjectId> key = request.header(IdempotencyKey.HEADER).map(IdempotencyKey::jobId);
        if (key.isEmpty()) {
            return created(jobs.schedule(draft));
        }
        return jobs.scheduleOnce(key.get(), draft) ? created(draft.toJob(key.get())) : repeated(key.get(), draft);
    }

    private Answer created(Job job) {
        return Answer.json(Answer.CREATED, json(job), location(job.id()));
    }

    /** The job as it is by now, which may be done and gone. */
    private Answer repeated(ObjectId id, JobDraft draft) {
        Optional<Job> stored = jobs.store().find(id);
        if (stored.isPresent() && !stored.get().name().equals(draft.name())) {
            throw Problem.of(
                    Kind.KEY_REUSED, "it was used for a job of " + stored.get().name() + " within the last hour");
        }
        ObjectNode gone = NODES.objectNode()
                .put("_id", id.toHexString())
                .put("name", draft.name())
                .put("state", "gone");
        return Answer.json(Answer.OK, stored.map(this::json).orElse(gone), location(id));
    }

    private static Map<String, String> location(ObjectId id) {
        return Map.of("Location", "/api/jobs/" + id.toHexString());
    }

    /** A page of jobs, the newest first; {@code next} is where the following one begins. */
    Answer list(Request request) {
        Query query = request.query().only("name", "state", "after", "limit");
        Set<JobState> states = EnumSet.noneOf(JobState.class);
        query.all("state")
                .forEach(given ->
                        Arrays.stream(given.split(",")).map(JobRoutes::state).forEach(states::add));
        JobFilter filter = new JobFilter(Set.copyOf(query.all("name")), states);
        JobPage page = jobs.store().page(filter, query.one("after").map(JobRoutes::after), limit(query));
        ObjectNode body = NODES.objectNode();
        ArrayNode listed = body.putArray("jobs");
        page.jobs().forEach(job -> listed.add(json(job)));
        return Answer.json(
                body.put("next", page.next().map(ObjectId::toHexString).orElse(null)));
    }

    private static ObjectId after(String id) {
        if (!ObjectId.isValid(id)) {
            throw Problem.inField(Kind.INVALID_FIELD, "after", "must be the “next” of the page before");
        }
        return new ObjectId(id);
    }

    /** How many jobs there are of each task, by state. */
    Answer counts(Request request) {
        request.query().only();
        ObjectNode tasks = NODES.objectNode();
        jobs.store().counts().tasks().forEach((name, counts) -> {
            ObjectNode task = tasks.putObject(name);
            CountsByState.of(counts)
                    .forEach((state, count) ->
                            task.putObject(state).put("jobs", count.jobs()).put("atLeast", count.atLeast()));
        });
        return Answer.json(NODES.objectNode().set("tasks", tasks));
    }

    private static JobState state(String word) {
        try {
            return JobState.valueOf(word.strip().toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw Problem.inField(
                    Kind.INVALID_FIELD,
                    "state",
                    "may be running, failed, repeating, scheduled, queued or completed, not “" + word + "”");
        }
    }

    private static int limit(Query query) {
        String limit = query.one("limit").orElse(String.valueOf(PAGE));
        int number = limit.matches("\\d{1,4}") ? Integer.parseInt(limit) : 0;
        if (number < 1 || number > LARGEST_PAGE) {
            throw Problem.inField(Kind.INVALID_FIELD, "limit", "must be a whole number from 1 to " + LARGEST_PAGE);
        }
        return number;
    }

    Answer one(Request request) {
        request.query().only();
        return Answer.json(json(jobs.find(request.jobId())));
    }

    Answer retry(Request request) {
        request.query().only();
        return Answer.json(json(jobs.retry(request.jobId())));
    }

    /** Every dead job, of all tasks or of those named. */
    Answer retryDead(Request request) {
        Query query = request.query().only("name");
        int retried = jobs.retryDead(Set.copyOf(query.all("name")));
        return Answer.json(NODES.objectNode().put("retried", retried));
    }

    Answer runNow(Request request) {
        request.query().only();
        return Answer.json(json(jobs.runNow(request.jobId())));
    }

    /** 200 if the job is gone, 202 if its worker was asked to end it. */
    Answer cancel(Request request) {
        request.query().only();
        JobsAccess.Cancelled cancelled = jobs.cancel(request.jobId());
        ObjectNode body = json(cancelled.job()).put("removed", cancelled.removed());
        return Answer.json(cancelled.removed() ? Answer.OK : Answer.ACCEPTED, body, Map.of());
    }

    Answer remove(Request request) {
        request.query().only();
        jobs.remove(request.jobId());
        return Answer.nothing();
    }

    private ObjectNode json(Job job) {
        return JobJson.write(job, jobs.clock().instant());
    }
}
