package io.qworker.cli;

import io.qworker.bus.Bus;
import io.qworker.config.Config;
import io.qworker.config.Sources.Surroundings;
import io.qworker.store.Storage;
import io.qworker.store.StoreException;
import io.qworker.task.TaskDefinition;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Runs command lines in this process, in a folder and at a time of its own, and keeps what they print and start. */
final class CommandLineFixture {

    static final Instant NOW = Instant.parse("2026-01-15T10:30:45.123Z");

    final Path folder;
    final Map<String, String> environment = new HashMap<>();
    final JobsInMemory jobs = new JobsInMemory(NOW);
    final List<Bus.Message> published = new ArrayList<>();
    final List<Config> workers = new ArrayList<>();
    final List<ManagerRequest> managers = new ArrayList<>();
    final List<RunRequest> runs = new ArrayList<>();
    final Map<String, TaskReport> reports = new HashMap<>();

    Consumer<WorkerConsole> work = _ -> {};
    Consumer<RunConsole> running = _ -> {};
    RunOutcome outcome = new RunOutcome.Completed(Optional.empty());
    Rooms.Engine engine = new Rooms.Engine("GraalVM CE", "25.0.2");
    Optional<String> storeProblem = Optional.empty();
    boolean busIsDown;
    boolean colours;

    private StringWriter out;
    private StringWriter err;

    CommandLineFixture(Path folder) {
        this.folder = folder;
    }

    int execute(String... args) {
        out = new StringWriter();
        err = new StringWriter();
        Session session = new Session(
                new Terminal(new PrintWriter(out), new PrintWriter(err), colours),
                new Surroundings(folder, environment, 4242, 6),
                InstantSource.fixed(NOW),
                ZoneId.of("Europe/Brussels"),
                new Rooms(
                        this::open,
                        new Rooms.Processes(this::work, this::manage),
                        this::run,
                        this::check,
                        () -> engine));
        return Main.execute(session, args);
    }

    String out() {
        return out.toString();
    }

    String err() {
        return err.toString();
    }

    void task(String name, String json) throws IOException {
        file("tasks/" + name + ".json", json);
        file("tasks/" + name + ".js", "");
    }

    void file(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private Storage open(Config.Storage storage) {
        storeProblem.ifPresent(problem -> {
            throw new StoreException(problem, null);
        });
        return new Storage(jobs, new RecordingBus(published, () -> busIsDown));
    }

    private int work(Config config, WorkerConsole console) {
        workers.add(config);
        work.accept(console);
        return ExitCode.OK;
    }

    private int manage(ManagerRequest request, ManagerConsole console) {
        managers.add(request);
        return ExitCode.OK;
    }

    private RunOutcome run(RunRequest request, RunConsole console) {
        runs.add(request);
        running.accept(console);
        return outcome;
    }

    private TaskReport check(TaskDefinition task, Config config) {
        return reports.getOrDefault(task.id(), new TaskReport(List.of()));
    }
}
