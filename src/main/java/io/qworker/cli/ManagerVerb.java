package io.qworker.cli;

import io.qworker.config.Config;
import io.qworker.config.HttpSettings;
import io.qworker.config.Layer;
import io.qworker.config.ReadConfig;
import io.qworker.config.Setting;
import io.qworker.config.Sources;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Be a manager, until stopped. */
@Command(
        name = "manager",
        header = "Manage workers: admit them, watch them, schedule for them.",
        description = {
            "",
            "Workers that do not stand alone wait for a manager, which checks their tasks and ids, and pause while it is"
                    + " stopped. Several managers may run: one leads, and another takes over within eleven seconds of its"
                    + " death. Jobs of workers that died run elsewhere."
        },
        synopsisHeading = "%nUsage: ",
        customSynopsis = "qworker manager [options]",
        sortOptions = false,
        optionListHeading = "%nOptions:%n",
        footerHeading = "%nExamples:%n",
        footer = {
            "  qworker manager                          over ./qworker.db",
            "  qworker manager -m mongodb://localhost/jobs",
            "  qworker manager --with-worker 'hello report' -p tasks-js",
            "                                           and a worker in the same process"
        })
final class ManagerVerb implements Callable<Integer> {

    private final Session session;

    @Option(
            names = {"-i", "--id"},
            paramLabel = "<id>",
            description = "The manager's name, which workers show (default: manager-<pid>).")
    private String id;

    @Option(
            names = "--with-worker",
            paramLabel = "<tasks>",
            description = "Also work on these tasks, separated by spaces, in this process.")
    private List<String> withWorker;

    @Mixin
    private StoreOptions store;

    @Mixin
    private HttpOptions http;

    @Mixin
    private PathOptions paths;

    @Mixin
    private DialectOption dialect;

    @Mixin
    private CommonOptions common;

    ManagerVerb(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Layer.CommandLine given = new Layer.CommandLine().with(Setting.TASKS, "--with-worker", withWorker);
        Sources sources = common.sources(session, dialect.addTo(http.addTo(paths.addTo(store.addTo(given)))));
        Config config = ReadConfig.from(sources, List.of());
        if (withWorker == null) {
            config = config.withoutTasks();
        } else {
            new WantedTasks(session, config).look();
        }
        String application = id == null ? "manager-" + session.surroundings().pid() : id;
        ManagerConsole console =
                new ManagerConsole(application, config.reports().verbose(), session.terminal()::line);
        return session.rooms()
                .processes()
                .manager()
                .manage(new ManagerRequest(application, config, HttpSettings.from(sources)), console);
    }
}
