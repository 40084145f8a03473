package io.qworker.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.qworker.http.Problem.Kind;
import io.qworker.store.JobStore;
import io.qworker.store.StoreException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.bson.types.ObjectId;

/** The routes that tell how the manager is, and what its routes are. */
record StatusRoutes(JobStore jobs, ManagerView manager) {

    private static final String OPENAPI = "/http/openapi.json";
    /** An id that no job has: looking for it costs the same at any backlog. */
    private static final ObjectId NOBODY = new ObjectId(new byte[12]);

    /** Well if the store answers. */
    Answer health(Request request) {
        try {
            jobs.find(NOBODY);
        } catch (StoreException e) {
            throw Problem.of(Kind.STORE_FAILED, e.getMessage());
        }
        ObjectNode health =
                JsonNodeFactory.instance.objectNode().put("status", "ok").put("leads", manager.leads());
        return Answer.json(health);
    }

    Answer openApi(Request request) {
        try (InputStream document = StatusRoutes.class.getResourceAsStream(OPENAPI)) {
            String text = new String(document.readAllBytes(), StandardCharsets.UTF_8);
            return Answer.text(Answer.OK, "application/json", Map.of(), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
