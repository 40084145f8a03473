package io.qworker.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.qworker.job.Job;
import io.qworker.job.JobState;
import io.qworker.job.PlainJson;
import io.qworker.queue.JobsAccess;
import io.qworker.store.JobFilter;
import io.qworker.task.Urlify;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists jobs. */
@Command(
        name = "jobs",
        header = "List jobs, the newest first.",
        synopsisHeading = "%nUsage: ",
        abbreviateSynopsis = true,
        sortOptions = false,
        optionListHeading = "%nOptions:%n",
        footerHeading = "%nExamples:%n",
        footer = {
            "  qworker jobs",
            "  qworker jobs --task hello --state failed",
            "  qworker jobs --state queued,running --limit 100 --json"
        })
final class JobsVerb implements Callable<Integer> {

    private final Session session;

    @Option(names = "--task", split = ",", paramLabel = "<task>", description = "Only jobs of this task; repeatable.")
    private List<String> tasks = List.of();

    @Option(
            names = "--state",
            split = ",",
            paramLabel = "<state>",
            description = "Only jobs that are running, failed, repeating, scheduled, queued or completed; repeatable.")
    private Set<JobState> states = Set.of();

    @Option(names = "--limit", paramLabel = "<n>", description = "At most so many (default: 20).")
    private int limit = 20;

    @Option(names = "--json", description = "Print a JSON array.")
    private boolean json;

    @Mixin
    private JobsOptions place;

    @Mixin
    private CommonOptions common;

    JobsVerb(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        if (limit < 1) {
            throw CommandFailure.usage("--limit must be at least 1");
        }
        JobsPlace where = place.read(session, common);
        Set<String> names = tasks.stream().map(Urlify::urlify).collect(Collectors.toSet());
        try (JobsAccess access = where.existing().orElse(null)) {
            JobFilter filter = new JobFilter(names, new HashSet<>(states));
            List<Job> jobs = access == null ? List.of() : access.newest(filter, limit);
            if (json) {
                printJson(jobs);
            } else if (access == null) {
                session.terminal().line(Texts.sentence(where.nothing()));
            } else {
                printTable(jobs, access.describe());
            }
        }
        return ExitCode.OK;
    }

    private void printJson(List<Job> jobs) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        JobView view = new JobView(session);
        jobs.forEach(job -> array.add(view.json(job)));
        session.terminal().line(PlainJson.writePretty(array));
    }

    private void printTable(List<Job> jobs, String where) {
        if (jobs.isEmpty()) {
            String such = tasks.isEmpty() && states.isEmpty() ? "jobs" : "such jobs";
            session.terminal().line("There are no " + such + " in " + where + ".");
            return;
        }
        JobView view = new JobView(session);
        Table table = view.table();
        jobs.forEach(job -> view.addRow(table, job));
        table.print(session.terminal());
        if (jobs.size() == limit) {
            session.terminal().line("The newest " + limit + "; there may be more, which --limit shows.");
        }
    }
}
