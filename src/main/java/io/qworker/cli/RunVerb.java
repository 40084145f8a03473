package io.qworker.cli;

import io.qworker.config.Config;
import io.qworker.config.Layer;
import io.qworker.task.TaskDefinition;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.bson.BsonValue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Runs one job here and now. */
@Command(
        name = "run",
        header = "Run one job of a task here and now, and show what it says.",
        synopsisHeading = "%nUsage: ",
        abbreviateSynopsis = true,
        sortOptions = false,
        parameterListHeading = "%n",
        optionListHeading = "%nOptions:%n",
        footerHeading = "%nExamples:%n",
        footer = {
            "  qworker run tasks-js/hello.js",
            "  qworker run tasks-js/hello.js --data '{\"to\": \"you\"}'",
            "  qworker run -p tasks-js hello --data @data.json",
            "",
            "Exit codes: 0 the job succeeded, 1 it failed, 2 the command line is wrong."
        })
final class RunVerb implements Callable<Integer> {

    private final Session session;

    @Parameters(
            paramLabel = "<file-or-task>",
            description = "A JavaScript file, with or without a .json file beside it, or the id of a task in --paths.")
    private String task;

    @Mixin
    private DataOption data;

    @Mixin
    private PathOptions paths;

    @Mixin
    private StoreOptions store;

    @Mixin
    private DialectOption dialect;

    @Mixin
    private CommonOptions common;

    RunVerb(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Config config = common.read(session, dialect.addTo(store.addTo(paths.addTo(new Layer.CommandLine()))));
        TaskDefinition definition = new TaskFinder(session, config).find(task);
        BsonValue jobData = data.read(session);
        RunConsole console = new RunConsole(session.terminal(), definition.id());
        Instant began = session.now();
        RunOutcome outcome = session.rooms().run().run(new RunRequest(definition, jobData, config), console);
        return console.outcome(outcome, Duration.between(began, session.now()));
    }
}
