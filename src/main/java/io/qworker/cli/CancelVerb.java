package io.qworker.cli;

import io.qworker.job.Job;
import io.qworker.queue.JobsAccess;
import io.qworker.queue.JobsAccess.Cancelled;
import java.util.concurrent.Callable;
import org.bson.types.ObjectId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Cancels a job: one that waits is deleted, the worker of one that runs is asked to end it. Source: protocol.md §3.5. */
@Command(
        name = "cancel",
        header = "Cancel a job: delete it if it waits, ask its worker to end it if it runs.",
        synopsisHeading = "%nUsage: ",
        abbreviateSynopsis = true,
        sortOptions = false,
        parameterListHeading = "%n",
        optionListHeading = "%nOptions:%n",
        footerHeading = "%nExample:%n",
        footer = "  qworker cancel 6b04f7d17528564f8c86de0d")
final class CancelVerb implements Callable<Integer> {

    private final Session session;

    @Parameters(paramLabel = "<id>", description = "The job's id, as `qworker jobs` lists it.")
    private String id;

    @Mixin
    private JobsOptions place;

    @Mixin
    private CommonOptions common;

    CancelVerb(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        ObjectId wanted = JobIds.parse(id);
        try (JobsAccess jobs = place.read(session, common).require()) {
            Cancelled cancelled = jobs.cancel(wanted);
            say(cancelled.job(), cancelled.removed());
        }
        return ExitCode.OK;
    }

    private void say(Job job, boolean removed) {
        String hex = job.id().toHexString();
        session.terminal()
                .line(
                        removed
                                ? "Cancelled " + job.name() + ", job " + hex
                                : "Asked the worker that runs " + job.name() + ", job " + hex
                                        + ", to cancel it; `qworker job " + hex + "` shows what became of it");
    }
}
