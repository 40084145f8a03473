package io.qworker.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.qworker.job.PlainJson;
import io.qworker.queue.JobsAccess;
import io.qworker.queue.KnownWorker;
import io.qworker.queue.KnownWorker.State;
import io.qworker.queue.WorkerJson;
import io.qworker.store.Pause;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists workers. */
@Command(
        name = "workers",
        header = "List the workers that are there.",
        synopsisHeading = "%nUsage: ",
        abbreviateSynopsis = true,
        sortOptions = false,
        optionListHeading = "%nOptions:%n",
        footerHeading = "%nExamples:%n",
        footer = {"  qworker workers", "  qworker workers --manager http://127.0.0.1:7077 --json"})
final class WorkersVerb implements Callable<Integer> {

    private static final String NONE = "–";

    private final Session session;

    @Option(names = "--json", description = "Print a JSON array.")
    private boolean json;

    @Mixin
    private JobsOptions place;

    @Mixin
    private CommonOptions common;

    WorkersVerb(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        JobsPlace where = place.read(session, common);
        try (JobsAccess jobs = where.existing().orElse(null)) {
            List<KnownWorker> workers = jobs == null ? List.of() : jobs.workers();
            Set<Pause> pauses = jobs == null ? Set.of() : jobs.paused();
            if (json) {
                printJson(workers, pauses);
            } else if (workers.isEmpty()) {
                session.terminal()
                        .line(
                                jobs == null
                                        ? Texts.sentence(where.nothing())
                                        : "There are no workers in " + jobs.describe() + ".");
            } else {
                printTable(workers, pauses);
            }
        }
        return ExitCode.OK;
    }

    private void printJson(List<KnownWorker> workers, Set<Pause> pauses) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        workers.forEach(worker -> array.add(WorkerJson.write(worker, pauses)));
        session.terminal().line(PlainJson.writePretty(array));
    }

    private void printTable(List<KnownWorker> workers, Set<Pause> pauses) {
        Table table = new Table("ID", "PID", "HOST", "STATE", "JOBS", "STARTED", "TASKS");
        for (KnownWorker worker : workers) {
            boolean paused = pauses.contains(Pause.worker(worker.id()));
            table.add(
                    Table.Cell.of(worker.id()),
                    Table.Cell.of(String.valueOf(worker.place().pid())),
                    Table.Cell.of(worker.place().host().orElse(NONE)),
                    new Table.Cell(
                            WorkerJson.word(worker.life().state()) + (paused ? ", paused" : ""),
                            colour(worker.life().state(), paused)),
                    Table.Cell.of(worker.jobs().map(String::valueOf).orElse(NONE)),
                    Table.Cell.of(worker.life()
                            .startedAt()
                            .map(at -> Texts.relative(at, session.now()))
                            .orElse(NONE)),
                    Table.Cell.of(String.join(", ", worker.taskIds())));
        }
        table.print(session.terminal());
    }

    private static Terminal.Colour colour(State state, boolean paused) {
        return switch (state) {
            case ONLINE -> paused ? Terminal.Colour.CARE : Terminal.Colour.GOOD;
            case STARTING -> Terminal.Colour.CARE;
            case OFFLINE -> Terminal.Colour.BAD;
        };
    }
}
