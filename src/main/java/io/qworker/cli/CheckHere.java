package io.qworker.cli;

import io.qworker.config.Config;
import io.qworker.js.JsEngine;
import io.qworker.js.LaneSettings;
import io.qworker.task.TaskDefinition;
import io.qworker.worker.TaskCheck;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;

/** Loads tasks in a dry run in this process, and puts what they lack into words. */
final class CheckHere implements Rooms.Check {

    /** Made when the first task is looked at, and kept: what one task's check has parsed serves the next. */
    private JsEngine engine;

    @Override
    public TaskReport check(TaskDefinition task, Config config) {
        if (engine == null) {
            engine = JsEngine.create();
        }
        LaneSettings quiet = LaneSettings.ofProcess("check")
                .withOutput(OutputStream.nullOutputStream(), OutputStream.nullOutputStream());
        List<TaskCheck.Finding> findings = new TaskCheck(engine, quiet, config).check(task);
        return new TaskReport(findings.stream()
                .map(finding -> inWords(finding, task.definition()))
                .toList());
    }

    private static TaskReport.Finding inWords(TaskCheck.Finding finding, Path file) {
        String by = by(finding, file);
        return switch (finding.kind()) {
            case "package" ->
                problem("package “" + finding.name() + "” is missing" + by, "npm install " + finding.name());
            case "file" -> problem("the file “" + finding.name() + "” is missing" + by, "copy it along with the task");
            case "module" ->
                problem(
                        "Node's module “" + finding.name() + "” is not supported yet" + by,
                        "use another way, or keep this task on Node");
            case "addon" ->
                problem(
                        "the package “" + finding.name() + "” is a native addon, which the JVM cannot load" + by,
                        finding.message());
            case "shape" -> problem(finding.message(), "module.exports = function (worker, task) { … }");
            default -> problem("loading it fails: " + finding.message(), "");
        };
    }

    private static String by(TaskCheck.Finding finding, Path file) {
        return finding.from().isEmpty() || finding.from().equals(file.toString())
                ? ""
                : " (required by " + finding.from() + ")";
    }

    private static TaskReport.Finding problem(String what, String advice) {
        return new TaskReport.Finding(TaskReport.Level.PROBLEM, what, advice);
    }
}
