package io.qworker.cli;

import io.qworker.config.Config;
import io.qworker.config.ConfigException;
import io.qworker.config.Layer;
import io.qworker.config.Priority;
import io.qworker.job.Job;
import io.qworker.job.JobDraft;
import io.qworker.job.PlainJson;
import io.qworker.queue.JobsAccess;
import io.qworker.schedule.Dialect;
import io.qworker.task.TaskCatalog;
import io.qworker.task.TaskDialects;
import io.qworker.task.Urlify;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Puts a job into the queue. */
@Command(
        name = "schedule",
        header = "Put a job into the queue, for a worker to run.",
        synopsisHeading = "%nUsage: ",
        customSynopsis = "qworker schedule [options] <when> <task>",
        sortOptions = false,
        parameterListHeading = "%n",
        optionListHeading = "%nOptions:%n",
        footerHeading = "%nExamples:%n",
        footer = {
            "  qworker schedule now hello",
            "  qworker schedule now hello --data '{\"to\": \"you\"}'",
            "  qworker schedule now report --data @report.json --priority high",
            "  qworker schedule now report --after 65f0c0ffee65f0c0ffee65f0",
            "  qworker schedule in 5 minutes hello",
            "  qworker schedule tomorrow at noon hello",
            "  qworker schedule next friday at 5pm hello",
            "  qworker schedule 2026-12-24T18:00 hello        in this machine's time zone",
            "  qworker schedule 2026-12-24T18:00+01:00 hello"
        })
final class ScheduleVerb implements Callable<Integer> {

    private final Session session;

    @Parameters(
            arity = "0..*",
            paramLabel = "<when> <task>",
            hideParamSyntax = true,
            description = "When: now, in 5 minutes, tomorrow at noon, an ISO instant. Then the task's id.")
    private List<String> words = List.of();

    @Mixin
    private DataOption data;

    @Option(
            names = "--priority",
            paramLabel = "<priority>",
            description = "lowest, low, normal, high, highest or a number; higher ones run first (default: normal).")
    private String priority = "normal";

    @Mixin
    private JobExtras extras;

    @Option(names = "--json", description = "Print the job as JSON.")
    private boolean json;

    @Mixin
    private JobsOptions place;

    @Mixin
    private PathOptions paths;

    @Mixin
    private DialectOption dialect;

    @Mixin
    private CommonOptions common;

    ScheduleVerb(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        if (words.size() < 2) {
            throw CommandFailure.usage("say when and which task, as in `qworker schedule now hello`");
        }
        JobsPlace where = place.read(session, common, dialect.addTo(paths.addTo(new Layer.CommandLine())));
        Instant asked = session.now();
        String when = String.join(" ", words.subList(0, words.size() - 1));
        String task = taskId(where);
        JobDraft draft = new JobDraft(
                task,
                data.read(session),
                Priority.parse(priority)
                        .orElseThrow(() -> new ConfigException("--priority must be a whole number, or"
                                + " lowest, low, normal, high or highest, not " + priority)),
                dialectOf(task, where.config()).when(when, InstantSource.fixed(asked), session.zone()),
                extras.read());
        try (JobsAccess jobs = where.open()) {
            say(jobs.schedule(draft), draft.nextRunAt(), asked);
        }
        return ExitCode.OK;
    }

    /** The id as a worker makes it. A task that is not here may be known to workers elsewhere; a manager knows. */
    private String taskId(JobsPlace where) {
        String given = words.getLast();
        String id = Urlify.urlify(given);
        if (where.manager().isPresent()) {
            return id;
        }
        new WantedTasks(session, where.config())
                .missing(id)
                .ifPresent(missing ->
                        session.terminal().warn(missing + "; the job waits for a worker that has this task"));
        return id;
    }

    private static Dialect dialectOf(String task, Config config) {
        return new TaskDialects(
                        config.tasks().dialect(),
                        new TaskCatalog(config.tasks().paths(), config.tasks().dialect()).read()::find)
                .of(task);
    }

    private void say(Job job, Instant due, Instant asked) {
        if (json) {
            session.terminal().line(PlainJson.writePretty(new JobView(session).json(job)));
            return;
        }
        session.terminal()
                .line("Scheduled %s for %s (%s), job %s"
                        .formatted(
                                job.name(),
                                Texts.local(due, session.zone()),
                                Texts.relative(due, asked),
                                job.id().toHexString()));
    }
}
