package io.qworker.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.qworker.config.ManagerAddress;
import io.qworker.job.Job;
import io.qworker.job.JobDraft;
import io.qworker.job.JobState;
import io.qworker.job.PlainJson;
import io.qworker.queue.JobJson;
import io.qworker.queue.JobsAccess;
import io.qworker.queue.KnownWorker;
import io.qworker.queue.PauseJson;
import io.qworker.queue.WorkerJson;
import io.qworker.store.JobFilter;
import io.qworker.store.Pause;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.types.ObjectId;

/** Through a manager's URL. Operations throw {@link ManagerFailure} besides what {@link JobsAccess} says. */
public final class ManagerClient implements JobsAccess {

    private static final int PAGE = 500;

    private final ManagerConnection manager;

    public ManagerClient(ManagerAddress address) {
        this.manager = new ManagerConnection(address);
    }

    @Override
    public String describe() {
        return "the manager at " + manager.url();
    }

    @Override
    public Job find(ObjectId id) {
        return job(manager.get("api/jobs/" + id.toHexString()));
    }

    @Override
    public List<Job> newest(JobFilter filter, int most) {
        List<Job> jobs = new ArrayList<>();
        String after = "";
        do {
            JsonNode page = manager.get("api/jobs?limit=" + Math.min(most - jobs.size(), PAGE) + after + query(filter));
            page.path("jobs").forEach(job -> jobs.add(job(job)));
            after = page.path("next").isTextual()
                    ? "&after=" + page.path("next").textValue()
                    : "";
        } while (jobs.size() < most && !after.isEmpty());
        return jobs;
    }

    private static String query(JobFilter filter) {
        StringBuilder query = new StringBuilder();
        filter.names().forEach(name -> query.append("&name=").append(encode(name)));
        for (JobState state : filter.states()) {
            query.append("&state=").append(JobJson.word(state));
        }
        return query.toString();
    }

    /** The key lets the connection ask again when it broke, without scheduling twice. */
    @Override
    public Job schedule(JobDraft draft) {
        ObjectNode body = JsonNodeFactory.instance
                .objectNode()
                .put("name", draft.name())
                .put("when", draft.nextRunAt().toEpochMilli())
                .put("priority", draft.priority());
        body.set("data", PlainJson.toNode(draft.data()));
        draft.extra().forEach((field, value) -> body.set(field, PlainJson.toNode(value)));
        return job(manager.post("api/queue", body, Map.of(IdempotencyKey.HEADER, new ObjectId().toHexString())));
    }

    @Override
    public Cancelled cancel(ObjectId id) {
        JsonNode answer = manager.post("api/jobs/" + id.toHexString() + "/cancel");
        return new Cancelled(job(answer), answer.path("removed").asBoolean());
    }

    @Override
    public Job retry(ObjectId id) {
        return job(manager.post("api/jobs/" + id.toHexString() + "/retry"));
    }

    @Override
    public int retryDead(Set<String> names) {
        String query = names.stream().map(name -> "name=" + encode(name)).collect(Collectors.joining("&"));
        return manager.post("api/jobs/retry" + (query.isEmpty() ? "" : "?" + query))
                .path("retried")
                .asInt();
    }

    @Override
    public List<KnownWorker> workers() {
        List<KnownWorker> workers = new ArrayList<>();
        manager.get("api/workers").path("workers").forEach(worker -> workers.add(WorkerJson.read(worker)));
        return workers;
    }

    @Override
    public void pause(Pause pause) {
        manager.post(path(pause));
    }

    @Override
    public boolean resume(Pause pause) {
        boolean paused = paused().contains(pause);
        manager.delete(path(pause));
        return paused;
    }

    @Override
    public Set<Pause> paused() {
        Set<Pause> pauses = new HashSet<>();
        manager.get("api/pauses").path("pauses").forEach(pause -> pauses.add(PauseJson.read(pause)));
        return pauses;
    }

    private static String path(Pause pause) {
        return "api/" + PauseJson.word(pause) + "s/" + encode(pause.id()) + "/pause";
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static Job job(JsonNode json) {
        try {
            return JobJson.read(json);
        } catch (IllegalArgumentException e) {
            throw new ManagerFailure("the manager answered something that is no job: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        manager.close();
    }
}
