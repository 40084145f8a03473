package io.qworker.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.qworker.job.PlainJson;
import io.qworker.queue.PauseJson;
import io.qworker.store.Pause;
import io.qworker.task.Urlify;
import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What to pause or resume. */
final class PauseOptions {

    @Parameters(arity = "0..*", paramLabel = "<id>", description = "Ids of tasks or, with --worker, of workers.")
    private List<String> ids = List.of();

    @Option(names = "--worker", description = "The ids are those of workers.")
    private boolean workers;

    @Option(names = "--json", description = "Print a JSON array.")
    private boolean json;

    void check() {
        if (ids.isEmpty()) {
            throw CommandFailure.usage("name a task, or a worker with --worker");
        }
    }

    List<Pause> pauses() {
        return ids.stream()
                .map(id -> workers ? Pause.worker(id) : Pause.task(Urlify.urlify(id)))
                .toList();
    }

    void say(Session session, String what, Pause pause) {
        if (!json) {
            session.terminal().line(what + PauseJson.word(pause) + " " + pause.id());
        }
    }

    void printJson(Session session, boolean paused) {
        if (json) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            pauses().forEach(pause -> array.add(PauseJson.write(pause, paused)));
            session.terminal().line(PlainJson.writePretty(array));
        }
    }
}
