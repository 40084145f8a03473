package io.qworker.cli;

import io.qworker.job.Job;
import io.qworker.job.PlainJson;
import io.qworker.queue.JobsAccess;
import java.util.concurrent.Callable;
import org.bson.types.ObjectId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows one job. */
@Command(
        name = "job",
        header = "Show one job.",
        synopsisHeading = "%nUsage: ",
        abbreviateSynopsis = true,
        sortOptions = false,
        parameterListHeading = "%n",
        optionListHeading = "%nOptions:%n",
        footerHeading = "%nExamples:%n",
        footer = {
            "  qworker job 6b04f7d17528564f8c86de0d",
            "  qworker job 6b04f7d17528564f8c86de0d --json        the whole document"
        })
final class JobVerb implements Callable<Integer> {

    private final Session session;

    @Parameters(paramLabel = "<id>", description = "The job's id, as `qworker jobs` lists it.")
    private String id;

    @Option(names = "--json", description = "Print the job's whole document as JSON.")
    private boolean json;

    @Mixin
    private JobsOptions place;

    @Mixin
    private CommonOptions common;

    JobVerb(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        ObjectId wanted = JobIds.parse(id);
        try (JobsAccess jobs = place.read(session, common).require()) {
            Job job = jobs.find(wanted);
            JobView view = new JobView(session);
            if (json) {
                session.terminal().line(PlainJson.writePretty(view.json(job)));
            } else {
                view.print(job);
            }
        }
        return ExitCode.OK;
    }
}
