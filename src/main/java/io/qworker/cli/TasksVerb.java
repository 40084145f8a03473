package io.qworker.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.qworker.config.Config;
import io.qworker.config.Layer;
import io.qworker.job.PlainJson;
import io.qworker.task.TaskCatalog;
import io.qworker.task.TaskDefinition;
import io.qworker.task.TaskScan;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists the tasks that are found. */
@Command(
        name = "tasks",
        header = "List the tasks that are found, and what is wrong with the others.",
        synopsisHeading = "%nUsage: ",
        abbreviateSynopsis = true,
        sortOptions = false,
        optionListHeading = "%nOptions:%n",
        footerHeading = "%nExamples:%n",
        footer = {"  qworker tasks -p tasks-js", "  qworker tasks -p tasks-js --json"})
final class TasksVerb implements Callable<Integer> {

    private static final int DESCRIPTION_LENGTH = 60;

    private final Session session;

    @Option(names = "--json", description = "Print tasks and problems as JSON.")
    private boolean json;

    @Mixin
    private PathOptions paths;

    @Mixin
    private CommonOptions common;

    TasksVerb(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Config config = common.read(session, paths.addTo(new Layer.CommandLine()));
        TaskScan scan = new TaskCatalog(config.tasks().paths(), config.tasks().dialect()).read();
        if (json) {
            printJson(scan);
        } else {
            print(scan, config);
        }
        return ExitCode.OK;
    }

    private void printJson(TaskScan scan) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode tasks = json.putArray("tasks");
        scan.tasks().forEach(task -> tasks.add(PlainJson.toNode(task.metadata())));
        ArrayNode problems = json.putArray("problems");
        scan.problems()
                .forEach(problem -> problems.addObject()
                        .put("file", problem.file().toString())
                        .put("message", problem.message()));
        session.terminal().line(PlainJson.writePretty(json));
    }

    private void print(TaskScan scan, Config config) {
        if (scan.tasks().isEmpty()) {
            session.terminal()
                    .line("There are no tasks in " + WantedTasks.folders(config) + missingFolders(config)
                            + "; a task is two files side by side, <name>.json and <name>.js.");
        } else {
            printTable(scan);
        }
        scan.problems().forEach(problem -> session.terminal().warn(problem.toString()));
        if (config.reports().verbose() > 0) {
            scan.lonely()
                    .forEach(file -> session.terminal().line("Skipped " + file + ": there is no .js file beside it"));
        }
    }

    private void printTable(TaskScan scan) {
        Table table = new Table("ID", "NAME", "DESCRIPTION", "FILE");
        for (TaskDefinition task : scan.tasks()) {
            table.add(
                    Table.Cell.of(task.id()),
                    Table.Cell.of(task.name()),
                    Table.Cell.of(Texts.brief(task.description().orElse("–"), DESCRIPTION_LENGTH)),
                    Table.Cell.of(fromHere(task.definition())));
        }
        table.print(session.terminal());
    }

    private String fromHere(Path file) {
        Path here = session.surroundings().folder();
        return file.startsWith(here) ? here.relativize(file).toString() : file.toString();
    }

    private static String missingFolders(Config config) {
        boolean none = config.tasks().paths().stream().noneMatch(Files::exists);
        return none ? " (no such folder; --paths names another)" : "";
    }
}
