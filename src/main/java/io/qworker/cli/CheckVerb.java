package io.qworker.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.qworker.config.Config;
import io.qworker.config.Layer;
import io.qworker.job.PlainJson;
import io.qworker.schedule.Dialect;
import io.qworker.task.TaskCatalog;
import io.qworker.task.TaskDefinition;
import io.qworker.task.TaskProblem;
import io.qworker.task.TaskScan;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tells people who bring tasks from Node what will not work here. */
@Command(
        name = "check",
        header = "Load tasks in a dry run, and report what will not work and why.",
        synopsisHeading = "%nUsage: ",
        abbreviateSynopsis = true,
        sortOptions = false,
        parameterListHeading = "%n",
        optionListHeading = "%nOptions:%n",
        footerHeading = "%nExamples:%n",
        footer = {
            "  qworker check tasks-js",
            "  qworker check tasks/mail.js tasks/report.js --json",
            "",
            "Exit codes: 0 all tasks will work, 1 some will not, 2 the command line is wrong."
        })
final class CheckVerb implements Callable<Integer> {

    private final Session session;
    private final List<TaskProblem> problems = new ArrayList<>();
    private final Map<Path, TaskReport> reports = new LinkedHashMap<>();

    @Parameters(arity = "1..*", paramLabel = "<path>", description = "Folders of tasks, or JavaScript files.")
    private List<String> paths;

    @Option(names = "--json", description = "Print the report as JSON.")
    private boolean json;

    @Mixin
    private DialectOption dialect;

    @Mixin
    private CommonOptions common;

    CheckVerb(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Config config = common.read(session, dialect.addTo(new Layer.CommandLine()));
        for (TaskDefinition task : paths.stream()
                .flatMap(path -> tasks(path, config.tasks().dialect()).stream())
                .toList()) {
            reports.computeIfAbsent(
                    task.definition(), _ -> session.rooms().check().check(task, config));
        }
        if (json) {
            printJson();
        } else {
            print();
        }
        boolean good = problems.isEmpty() && reports.values().stream().allMatch(TaskReport::works);
        return good ? ExitCode.OK : ExitCode.FAILED;
    }

    private List<TaskDefinition> tasks(String name, Dialect dialect) {
        Path path = session.surroundings().folder().resolve(name).normalize();
        if (Files.isRegularFile(path)) {
            return List.of(TaskFinder.ofFile(path));
        }
        if (!Files.isDirectory(path)) {
            throw CommandFailure.usage("there is no file or folder " + name);
        }
        TaskScan scan = new TaskCatalog(List.of(path), dialect).read();
        problems.addAll(scan.problems());
        return scan.tasks();
    }

    private void print() {
        Terminal terminal = session.terminal();
        reports.forEach((file, report) -> {
            terminal.line((report.works()
                            ? terminal.paint(Terminal.Colour.GOOD, "ok  ")
                            : terminal.paint(Terminal.Colour.BAD, "bad "))
                    + " " + file);
            report.findings().forEach(finding -> terminal.line("       " + finding.what() + advice(finding)));
        });
        problems.forEach(problem -> terminal.line(terminal.paint(Terminal.Colour.BAD, "bad ") + " " + problem));
        if (reports.isEmpty() && problems.isEmpty()) {
            terminal.line("There are no tasks in " + String.join(", ", paths)
                    + "; a task is two files side by side, <name>.json and <name>.js.");
            return;
        }
        long working = reports.values().stream().filter(TaskReport::works).count();
        terminal.line("%d of %s will work."
                .formatted(working, Texts.count(reports.size() + problems.size(), "task", "tasks")));
    }

    private static String advice(TaskReport.Finding finding) {
        return finding.advice().isEmpty() ? "" : ": " + finding.advice();
    }

    private void printJson() {
        ArrayNode files = JsonNodeFactory.instance.arrayNode();
        reports.forEach((file, report) -> {
            ObjectNode entry = files.addObject().put("file", file.toString()).put("works", report.works());
            ArrayNode findings = entry.putArray("findings");
            report.findings()
                    .forEach(finding -> findings.addObject()
                            .put("level", finding.level().name().toLowerCase(Locale.ROOT))
                            .put("what", finding.what())
                            .put("advice", finding.advice()));
        });
        problems.forEach(problem -> files.addObject()
                .put("file", problem.file().toString())
                .put("works", false)
                .putArray("findings")
                .addObject()
                .put("level", "problem")
                .put("what", problem.message())
                .put("advice", ""));
        session.terminal().line(PlainJson.writePretty(files));
    }
}
