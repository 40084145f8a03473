package io.qworker.cli;

import io.qworker.job.PlainJson;
import java.time.Duration;

/** Prints what a job says while {@code run} runs it, and what it came to. */
public final class RunConsole {

    private final Terminal terminal;
    private final String task;

    RunConsole(Terminal terminal, String task) {
        this.terminal = terminal;
        this.task = task;
    }

    /**
     * Something the worker, the task or the job logged.
     *
     * @param type {@code log}, {@code log:info}, {@code log:warn}, {@code log:error}, …
     */
    public void log(String type, String text) {
        String level = type.startsWith("log:") ? type.substring("log:".length()) : type;
        terminal.line(
                switch (level) {
                    case "log" -> text;
                    case "warn" -> terminal.paint(Terminal.Colour.CARE, "warn") + " " + text;
                    case "error", "fail" -> terminal.paint(Terminal.Colour.BAD, level) + " " + text;
                    default -> terminal.paint(Terminal.Colour.QUIET, level) + " " + text;
                });
    }

    /** @param percent 0 to 100 */
    public void progress(double percent) {
        terminal.line(terminal.paint(Terminal.Colour.QUIET, "progress " + WorkerConsole.plain(percent) + "%"));
    }

    int outcome(RunOutcome outcome, Duration took) {
        return switch (outcome) {
            case RunOutcome.Completed completed -> {
                completed.result().ifPresent(result -> terminal.line(PlainJson.writePretty(result)));
                terminal.line(terminal.paint(Terminal.Colour.GOOD, task + " completed") + " in " + millis(took));
                yield ExitCode.OK;
            }
            case RunOutcome.Failed failed -> {
                terminal.errorLine(terminal.paint(Terminal.Colour.BAD, task + " failed") + " after " + millis(took)
                        + ": " + failed.reason());
                failed.stack().ifPresent(terminal::errorLine);
                yield ExitCode.FAILED;
            }
        };
    }

    private static String millis(Duration duration) {
        return duration.toMillis() + " ms";
    }
}
