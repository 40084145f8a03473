package io.qworker.queue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.qworker.job.PlainJson;
import io.qworker.queue.KnownWorker.Life;
import io.qworker.queue.KnownWorker.Place;
import io.qworker.queue.KnownWorker.State;
import io.qworker.store.Pause;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Workers as JSON. */
public final class WorkerJson {

    private WorkerJson() {}

    public static ObjectNode write(KnownWorker worker, Set<Pause> pauses) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("id", worker.id())
                .put("pid", worker.place().pid())
                .put("host", worker.place().host().orElse(null));
        ArrayNode taskIds = json.putArray("taskIds");
        worker.taskIds().forEach(taskIds::add);
        return json.put("startedAt", iso(worker.life().startedAt()))
                .put("pingedAt", iso(worker.life().seenAt()))
                .put("state", word(worker.life().state()))
                .put("paused", pauses.contains(Pause.worker(worker.id())))
                .put("jobs", worker.jobs().orElse(null));
    }

    /** The worker that {@link #write} wrote. Throws {@link RuntimeException} if it is none. */
    public static KnownWorker read(JsonNode json) {
        List<String> taskIds = new ArrayList<>();
        json.path("taskIds").forEach(id -> taskIds.add(id.asText()));
        return new KnownWorker(
                json.path("id").asText(),
                new Place(json.path("pid").asLong(), text(json, "host")),
                taskIds,
                new Life(
                        text(json, "startedAt").map(Instant::parse),
                        text(json, "pingedAt").map(Instant::parse),
                        State.valueOf(json.path("state").asText().toUpperCase(Locale.ROOT))),
                json.path("jobs").isInt() ? Optional.of(json.path("jobs").intValue()) : Optional.empty());
    }

    /** A state as people and scripts write it. */
    public static String word(State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    private static Optional<String> text(JsonNode json, String field) {
        return Optional.ofNullable(json.path(field).textValue());
    }

    private static String iso(Optional<Instant> instant) {
        return instant.map(at -> PlainJson.iso(at.toEpochMilli())).orElse(null);
    }
}
