package io.qworker.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.qworker.job.PlainJson;
import io.qworker.queue.WorkerJson;

/** The routes of tasks and workers. */
record FleetRoutes(ManagerView manager) {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    Answer tasks(Request request) {
        request.query().only();
        ArrayNode tasks = NODES.arrayNode();
        manager.tasks().forEach(task -> tasks.add(PlainJson.toNode(task.metadata())));
        return Answer.json(NODES.objectNode().set("tasks", tasks));
    }

    Answer workers(Request request) {
        request.query().only();
        ArrayNode workers = NODES.arrayNode();
        manager.workers().forEach(worker -> workers.add(WorkerJson.write(worker)));
        return Answer.json(NODES.objectNode().set("workers", workers));
    }
}
