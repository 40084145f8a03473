package io.qworker.queue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.qworker.store.Pause;
import java.util.Locale;

/** Pauses as JSON. */
public final class PauseJson {

    private PauseJson() {}

    /** @param paused whether it is in force */
    public static ObjectNode write(Pause pause, boolean paused) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("kind", word(pause))
                .put("id", pause.id())
                .put("paused", paused);
    }

    /** The pause that {@link #write} wrote. Throws {@link IllegalArgumentException} if it is none. */
    public static Pause read(JsonNode json) {
        Pause.Kind kind = Pause.Kind.valueOf(json.path("kind").asText().toUpperCase(Locale.ROOT));
        return new Pause(kind, json.path("id").asText());
    }

    /** {@code task} or {@code worker}. */
    public static String word(Pause pause) {
        return pause.kind().name().toLowerCase(Locale.ROOT);
    }
}
