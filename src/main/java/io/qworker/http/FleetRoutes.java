package io.qworker.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.qworker.http.Problem.Kind;
import io.qworker.job.PlainJson;
import io.qworker.queue.KnownWorker;
import io.qworker.queue.PauseJson;
import io.qworker.queue.StoredJobs;
import io.qworker.queue.WorkerJson;
import io.qworker.store.Pause;
import io.qworker.task.TaskDefinition;
import java.util.Comparator;
import java.util.Set;

/** The routes of tasks, workers and their pauses. */
record FleetRoutes(StoredJobs jobs, ManagerView manager) {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** The metadata of each task, and whether it is paused. */
    Answer tasks(Request request) {
        request.query().only();
        Set<Pause> pauses = jobs.paused();
        ArrayNode tasks = NODES.arrayNode();
        for (TaskDefinition task : manager.tasks()) {
            ObjectNode json = (ObjectNode) PlainJson.toNode(task.metadata());
            tasks.add(json.put("paused", pauses.contains(Pause.task(task.id()))));
        }
        return Answer.json(NODES.objectNode().set("tasks", tasks));
    }

    Answer workers(Request request) {
        request.query().only();
        Set<Pause> pauses = jobs.paused();
        ArrayNode workers = NODES.arrayNode();
        fleet().all().forEach(worker -> workers.add(WorkerJson.write(worker, pauses)));
        return Answer.json(NODES.objectNode().set("workers", workers));
    }

    /** What is paused, whether it is there or not. */
    Answer pauses(Request request) {
        request.query().only();
        ArrayNode pauses = NODES.arrayNode();
        jobs.paused().stream()
                .sorted(Comparator.comparing(Pause::kind).thenComparing(Pause::id))
                .forEach(pause -> pauses.add(PauseJson.write(pause, true)));
        return Answer.json(NODES.objectNode().set("pauses", pauses));
    }

    Answer pauseTask(Request request) {
        return pause(request, Pause.task(request.path().get("id")));
    }

    Answer resumeTask(Request request) {
        return resume(request, Pause.task(request.path().get("id")));
    }

    Answer pauseWorker(Request request) {
        return pause(request, Pause.worker(request.path().get("id")));
    }

    Answer resumeWorker(Request request) {
        return resume(request, Pause.worker(request.path().get("id")));
    }

    private Answer pause(Request request, Pause pause) {
        request.query().only();
        if (!jobs.paused().contains(pause) && !isThere(pause)) {
            throw unknown(pause);
        }
        jobs.pause(pause);
        return Answer.json(PauseJson.write(pause, true));
    }

    private Answer resume(Request request, Pause pause) {
        request.query().only();
        if (!jobs.resume(pause) && !isThere(pause)) {
            throw unknown(pause);
        }
        return Answer.json(PauseJson.write(pause, false));
    }

    private boolean isThere(Pause pause) {
        return switch (pause.kind()) {
            case TASK -> manager.tasks().stream().map(TaskDefinition::id).anyMatch(pause.id()::equals);
            case WORKER -> fleet().all().stream().map(KnownWorker::id).anyMatch(pause.id()::equals);
        };
    }

    private static Problem unknown(Pause pause) {
        return switch (pause.kind()) {
            case TASK -> Problem.of(Kind.NO_SUCH_TASK, "no worker has defined a task “" + pause.id() + "”");
            case WORKER -> Problem.of(Kind.UNKNOWN_WORKER, "no worker “" + pause.id() + "” was heard of");
        };
    }

    private Fleet fleet() {
        return new Fleet(manager.workers(), jobs.workers());
    }
}
