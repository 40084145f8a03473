package io.qworker.cli;

import io.qworker.config.Config;
import io.qworker.config.Layer;
import io.qworker.config.Setting;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Without a verb: be a worker for some tasks, until stopped. */
@Command(
        name = "qworker",
        versionProvider = Version.class,
        sortOptions = false,
        header = "Runs JavaScript tasks written for Node from a durable queue.",
        synopsisHeading = "%nUsage: ",
        customSynopsis = {"qworker [options] <task …>      be a worker for these tasks", "       qworker <command> …"},
        parameterListHeading = "%n",
        optionListHeading = "%nOptions:%n",
        commandListHeading = "%nCommands (qworker <command> --help tells more):%n",
        footerHeading = "%nExamples:%n",
        footer = {
            "  qworker -s -v hello               run the jobs of ./tasks/hello.js as they come",
            "  qworker -s -v -p tasks-js hello   the same, with the task in ./tasks-js",
            "  qworker run tasks-js/hello.js     run one job at once, without a queue",
            "  qworker schedule now hello        put a job into the queue",
            "  qworker -m mongodb://localhost/jobs hello report",
            "                                    be one of many workers under a manager",
            "  qworker -s -- run                 a command's name after -- is a task's",
            "",
            "Settings come from the command line, else the JSON file of --config, else QWORKER_* variables, else the"
                    + " defaults.",
            "Exit codes: 0 done or stopped orderly; 1 a job, a task or the store failed, or no tasks were given; 2 the"
                    + " command line or a setting is wrong."
        })
final class WorkerVerb implements Callable<Integer> {

    private final Session session;

    @Parameters(arity = "0..*", paramLabel = "<task>", description = "Ids of the tasks to run.")
    private List<String> positionals = List.of();

    @Option(
            names = {"-i", "--id"},
            paramLabel = "<id>",
            description = "The worker's name (default: worker-<pid>).")
    private String id;

    @Mixin
    private StoreOptions store;

    @Option(
            names = {"-s", "--standalone"},
            negatable = true,
            description = "Work at once, without waiting for a manager.")
    private Boolean standalone;

    @Mixin
    private PathOptions paths;

    @Option(
            names = {"-t", "--tasks"},
            paramLabel = "<tasks>",
            description = "Ids of tasks, separated by spaces, besides those named without an option.")
    private List<String> tasks;

    @Option(
            names = "--lanes",
            paramLabel = "<n|auto>",
            description = "How many JavaScript threads to work with; auto is one a processor (default: 1).")
    private String lanes;

    @Mixin
    private DialectOption dialect;

    @Mixin
    private CommonOptions common;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Show the version.")
    private boolean version;

    WorkerVerb(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Config config = common.read(session, dialect.addTo(paths.addTo(store.addTo(given()))), positionals);
        if (config.tasks().ids().isEmpty()) {
            throw CommandFailure.failed(
                    "No tasks specified; name the tasks to run, as in `qworker -s hello`" + " (see `qworker --help`)");
        }
        new WantedTasks(session, config).look();
        Config.Identity identity = config.identity();
        WorkerConsole console = new WorkerConsole(
                identity.id(), identity.pid(), config.reports().verbose(), session.terminal()::line);
        return session.rooms().processes().worker().work(config, console);
    }

    private Layer.CommandLine given() {
        return new Layer.CommandLine()
                .with(Setting.ID, "--id", id)
                .with(Setting.STANDALONE, "--standalone", standalone)
                .with(Setting.TASKS, "--tasks", tasks)
                .with(Setting.LANES, "--lanes", lanes);
    }
}
